#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a command writes to: a file, which is there only when it is whole, or standard output.
final class OutputFile {
    private let path: String
    private var file: UnsafeMutablePointer<FILE>?

    /// The file of a path, to be written in place of what is there, folders above it made where they are not there; `-`
    /// is standard output.
    init(_ path: String) throws(Failure) {
        self.path = path
        guard path != "-" else { return }
        for place in path.indices where path[place] == "/" && place > path.startIndex {
            mkdir(String(path[..<place]), 0o755)
        }
        file = fopen(draft, "w")
        guard file != nil else { throw failure }
    }

    /// Adds text.
    func write(_ text: String) throws(Failure) {
        guard let file else { return Console.write(text) }
        var text = text
        guard text.withUTF8({ fwrite($0.baseAddress, 1, $0.count, file) == $0.count }) else { throw failure }
    }

    /// Puts the file in its place. Without this, what was there stays.
    func finish() throws(Failure) {
        guard let file else { return }
        self.file = nil
        guard fclose(file) == 0, rename(draft, path) == 0 else {
            let failure = failure
            unlink(draft)
            throw failure
        }
    }

    deinit {
        guard let file else { return }
        fclose(file)
        unlink(draft)
    }

    private var draft: String { "\(path).part" }

    private var failure: Failure { Failure(words: "ballast: \(path): \(String(cString: strerror(errno)))") }
}
