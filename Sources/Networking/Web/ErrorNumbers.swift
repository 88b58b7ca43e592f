#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SourceError {
    /// The system's error number for a refused connection.
    static let refused = ECONNREFUSED
    /// The system's error number for a connection reset by the peer.
    static let reset = ECONNRESET
}
