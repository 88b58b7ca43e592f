#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The input that a process was parsing when it ended: its number, its length and whether it took too long, in eight
/// bytes each, then its bytes.
struct LeftInput {
    let bytes: [UInt8]
    let isHanging: Bool

    /// Reads the file that a process left; nil if there is none.
    init?(_ path: String) {
        guard let content = LeftInput.read(path), content.count >= 24 else { return nil }
        func word(_ index: Int) -> Int {
            content[index * 8..<index * 8 + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        bytes = Array(content[24..<min(content.count, 24 + word(1))])
        isHanging = word(2) != 0
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 17)
        bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
        return bytes
    }

    /// Writes bytes to a file; false if that is impossible.
    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        let count = fwrite(bytes, 1, bytes.count, file)
        return fclose(file) == 0 && count == bytes.count
    }
}
