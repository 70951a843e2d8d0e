"""The portal's routes: the pages, and the same as data. All are open to everybody; none changes anything."""
