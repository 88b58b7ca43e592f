public import Networking

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An Alpaca API key and its secret.
public struct AlpacaKeys: Hashable, Sendable {
    let key: Secret
    let secret: Secret

    /// Creates keys from a key ID and its secret.
    public init(key: Secret, secret: Secret) {
        self.key = key
        self.secret = secret
    }

    /// Reads the keys from a file if one is named, otherwise from the variables `APCA_API_KEY_ID` and
    /// `APCA_API_SECRET_KEY`.
    ///
    /// The file has the key on its first line and the secret on its second. A file that anyone but its owner can read
    /// is refused.
    public static func find(file path: String?, environment: [String: String]) throws(SourceError) -> AlpacaKeys {
        if let path { return try AlpacaKeys(file: path) }
        guard let key = environment["APCA_API_KEY_ID"], let secret = environment["APCA_API_SECRET_KEY"], !key.isEmpty,
            !secret.isEmpty
        else {
            throw SourceError(
                .unauthorised, "no key: set APCA_API_KEY_ID and APCA_API_SECRET_KEY, or name a key file")
        }
        return AlpacaKeys(key: Secret(key), secret: Secret(secret))
    }

    private init(file path: String) throws(SourceError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let lines = try AlpacaKeys.text(of: path, named: name).split(whereSeparator: \.isNewline)
            .map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }.filter { !$0.isEmpty }
        guard lines.count == 2 else {
            throw SourceError(.unauthorised, "key file \(name): expected two lines, the key and the secret")
        }
        self.init(key: Secret(lines[0]), secret: Secret(lines[1]))
    }

    /// The text of a small file that only its owner can access. The permissions are checked on the open descriptor, so
    /// that the file cannot be swapped in between.
    private static func text(of path: String, named name: String) throws(SourceError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw SourceError(.unauthorised, "key file \(name): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw SourceError(.unauthorised, "key file \(name): not a file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw SourceError(.unauthorised, "key file \(name): readable by others; chmod 600 it")
        }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0, count < bytes.count else {
            throw SourceError(.unauthorised, "key file \(name): expected two lines, the key and the secret")
        }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
