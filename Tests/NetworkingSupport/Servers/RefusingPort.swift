#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A port of the loopback interface that refuses connections. It is taken by a socket that does not listen, so that no
/// other server is given it meanwhile.
package final class RefusingPort: Sendable {
    package let port: Int
    private let descriptor: Int32

    package struct Failure: Error {
        let code: Int32
    }

    package init() throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (descriptor, size) = (descriptor, length)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        guard isBound else {
            close(descriptor)
            throw Failure(code: errno)
        }
    }

    deinit { close(descriptor) }
}
