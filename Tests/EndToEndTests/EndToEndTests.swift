import Testing

/// Tests of the program in a real terminal. They run serially because each needs the machine to itself.
@Suite("End to end", .serialized) struct EndToEndTests {}
