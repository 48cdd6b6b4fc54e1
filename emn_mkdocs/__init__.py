"""What MkDocs' events mean here: each module gives a few of them, the plugin `emn` all.

It translates events into calls of `emn_site`, which knows no MkDocs. ProperDocs, which continues MkDocs 1,
finds the plugin by the same name.
"""
