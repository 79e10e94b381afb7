"""Link types, one file each; the registry walks this folder."""
