package import Networking

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension NATSCredentials {
    /// Reads a credentials file: one line with a token, or two with a user and a password.
    ///
    /// A file that anyone but its owner can access is refused. The permissions are checked on the open descriptor, so
    /// that the file cannot be exchanged in between.
    package init(file path: String) throws(SourceError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let lines = try NATSCredentials.text(of: path, named: name).split(whereSeparator: \.isNewline).map(String.init)
        if lines.first?.hasPrefix("-----BEGIN NATS USER JWT") == true {
            throw SourceError(
                .unauthorised, "\(name) has a JWT, which is not supported: use a user and a password, or a token")
        }
        switch lines.count {
        case 1: self = .token(lines[0])
        case 2: self = .user(lines[0], password: lines[1])
        default: throw NATSCredentials.wrongShape(name)
        }
    }

    private static func wrongShape(_ name: String) -> SourceError {
        SourceError(.unauthorised, "\(name): expected a line with a token, or two with a user and a password")
    }

    private static func text(of path: String, named name: String) throws(SourceError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            throw SourceError(.unauthorised, "\(name): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw SourceError(.unauthorised, "\(name): not a file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw SourceError(.unauthorised, "\(name): readable by others; chmod 600 it")
        }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0, count < bytes.count, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
            throw wrongShape(name)
        }
        return text
    }
}
