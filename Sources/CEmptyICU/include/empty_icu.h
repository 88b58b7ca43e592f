// Defines nothing for other code: the linker finds the data by its name.
