import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The output of a command: standard output, or a file that only appears once it is complete.
///
/// A file is written under a temporary name in the same folder and then moved to its path. A link at that path is
/// replaced, not followed; the permissions of an existing file are retained. A device or a pipe is written to directly.
final class OutputFile {
    private let path: String
    private var descriptor: Int32 = -1
    /// The temporary name; nil for a device or a pipe.
    private var draft: String?
    private var unfinished: UnfinishedFile?
    /// The permissions of the file that is replaced.
    private var mode: mode_t?
    /// Why a folder could not be created, which says more than that a file in it cannot be.
    private var folderError: WriteError?

    /// Opens an output that replaces any file at the path, creating folders as needed; `-` is standard output.
    init(_ path: String) throws(Failure) {
        self.path = path
        guard !path.isEmpty else { throw Failure(message: "ballast: the file name is empty") }
        guard !OutputFile.standardOutput.contains(path) else { return }
        for index in path.indices where path[index] == "/" && index > path.startIndex {
            if mkdir(String(path[..<index]), 0o755) != 0, ![EEXIST, EISDIR].contains(errno) { folderError = .last }
        }
        var status = stat()
        let isOpen = path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/") || path == "/dev/stderr"
        let kind = stat(path, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
        if kind == S_IFDIR { throw failure(WriteError(code: EISDIR)) }
        if isOpen || kind != S_IFREG {
            try openInPlace()
        } else {
            if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { mode = status.st_mode & 0o7777 }
            try openDraft()
        }
    }

    /// Writes a whole file, which only appears once it is complete.
    static func replace(_ path: String, with text: String) throws(Failure) {
        let file = try OutputFile(path)
        try file.write(text)
        try file.finish()
    }

    /// The paths that mean standard output.
    private static let standardOutput: Set = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]

    func write(_ text: String) throws(Failure) {
        guard descriptor >= 0 else { return Console.write(text) }
        do throws(WriteError) {
            try OutputDescriptor(descriptor).write(text)
        } catch {
            throw failure(error)
        }
    }

    /// Moves the file to its path. Until this is called, an existing file stays.
    func finish() throws(Failure) {
        guard descriptor >= 0 else { return }
        defer { removeDraft() }
        if let mode, fchmod(descriptor, mode) != 0 { throw failure(.last) }
        let isClosed = close(descriptor) == 0
        descriptor = -1
        guard isClosed else { throw failure(.last) }
        guard let draft else { return }
        guard rename(draft, path) == 0 else { throw failure(.last) }
        self.draft = nil
        unfinished = nil
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        removeDraft()
    }

    /// Opens a device or a pipe, without waiting for a reader.
    private func openInPlace() throws(Failure) {
        descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.last) }
    }

    /// Creates a new file; only its owner can read it until it has the final permissions.
    private func openDraft() throws(Failure) {
        for _ in 0..<100 {
            let name = "\(path).\(String(UInt32.random(in: .min ... .max), radix: 36)).part"
            descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode == nil ? 0o666 : 0o600)
            if descriptor >= 0 {
                draft = name
                unfinished = UnfinishedFile(name)
                return
            }
            if errno != EEXIST { break }
        }
        let error = WriteError.last
        throw failure(error.code == ENOENT ? folderError ?? error : error)
    }

    private func removeDraft() {
        if let draft { unlink(draft) }
        draft = nil
        unfinished = nil
    }

    private func failure(_ error: WriteError) -> Failure { Failure(message: "ballast: \(path): \(error)") }
}
