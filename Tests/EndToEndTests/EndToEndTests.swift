import Testing

/// The program in a real terminal, from the outside. One after the other: each needs the machine's time to itself.
@Suite("End to end", .serialized) struct EndToEndTests {}
