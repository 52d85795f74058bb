"""DXF drawings become tables: their records, blocks, shapes, and where on the earth they lie."""
