"""The screens that readers have."""

PHONE, NARROW = {"width": 390, "height": 844}, {"width": 320, "height": 640}
