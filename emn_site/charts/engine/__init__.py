"""The engine of charts: what stands where; a template draws what it returns."""
