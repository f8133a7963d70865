"""Causes that no check raises, known by their texts alone: one file for each kind of asker."""
