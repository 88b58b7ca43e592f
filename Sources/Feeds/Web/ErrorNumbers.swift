#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SourceError {
    /// The system's number for a connection that nobody takes.
    static let refused = ECONNREFUSED
    /// The system's number for a connection that the other side has cut.
    static let reset = ECONNRESET
}
