"""One module per command of `mithaq`; each holds a function named like the module."""
