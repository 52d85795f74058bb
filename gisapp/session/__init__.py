"""All that stands behind one window, without a widget: state, and what changes it."""
