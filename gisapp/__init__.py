"""gisapp, a desktop viewer of industrial parks; this page is the map of its rooms.

- `core`: what a map is, without Qt, files or network: extents, viewports, layers, symbology,
  geometry arrays and their index, facts, dossiers, units, search.
- `sources`: reading; a path becomes layers and, for the park schema, a dataset of facts.
- `render`: layers become pictures, off the UI thread, with QtCore and QtGui.
- `export`: what the window shows becomes a file: a snapshot (HTML), an image, features.
- `session`: all that stands behind one window, without a widget: loading, selecting, undo.
- `ui`: the window: canvas, panels, commands.
- `app`: what a window shows at first, what makes it complete, its start; `cli`: the command line.

Imports run one way: core ← sources, render ← export ← session ← ui ← app, cli. `errors`, `words`,
`paths` and `unit_table` may be imported from anywhere.
"""

import os

__version__ = "0.1.0"

# There is no linear algebra here, and OpenBLAS would start a thread for each core as numpy is
# imported: half of the time that it takes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
