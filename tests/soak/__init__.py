"""Fifty mounts and unmounts of every explorable: what they leave behind."""
