import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a command writes to: a file, which is there only when it is whole, or standard output.
///
/// A file is written under a name of its own beside the place where it belongs, and moved there when it is whole. A link in
/// that place is replaced, not followed; a file keeps its permissions. A device or a pipe is written to as it is.
final class OutputFile {
    private let path: String
    private var descriptor: Int32 = -1
    /// The name that is written under; nil for a device or a pipe.
    private var draft: String?
    private var unfinished: UnfinishedFile?
    /// The permissions of the file that is replaced.
    private var mode: mode_t?

    /// The file of a path, to be written in place of what is there, folders above it made where they are not there; `-`
    /// is standard output.
    init(_ path: String) throws(Failure) {
        self.path = path
        guard !path.isEmpty else { throw Failure(words: "ballast: a file needs a name, and this one is empty") }
        guard !OutputFile.standardOutput.contains(path) else { return }
        for place in path.indices where path[place] == "/" && place > path.startIndex {
            mkdir(String(path[..<place]), 0o755)
        }
        var there = stat()
        let isOpen = path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/") || path == "/dev/stderr"
        let kind = stat(path, &there) == 0 ? there.st_mode & S_IFMT : S_IFREG
        if kind == S_IFDIR { throw failure(WriteError(code: EISDIR)) }
        if isOpen || kind != S_IFREG {
            try openAsItIs()
        } else {
            if lstat(path, &there) == 0, there.st_mode & S_IFMT == S_IFREG { mode = there.st_mode & 0o7777 }
            try openDraft()
        }
    }

    /// The names of standard output.
    private static let standardOutput: Set = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]

    /// Adds text.
    func write(_ text: String) throws(Failure) {
        guard descriptor >= 0 else { return Console.write(text) }
        do throws(WriteError) {
            try OutputDescriptor(descriptor).write(text)
        } catch {
            throw failure(error)
        }
    }

    /// Puts the file in its place. Without this, what was there stays.
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

    /// Opens what is no file: without waiting for somebody who reads it.
    private func openAsItIs() throws(Failure) {
        descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.last) }
    }

    /// Opens a new file, made by this call and by nobody else; only its owner reads it before it has its permissions.
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
        throw failure(.last)
    }

    private func removeDraft() {
        if let draft { unlink(draft) }
        draft = nil
        unfinished = nil
    }

    private func failure(_ error: WriteError) -> Failure { Failure(words: "ballast: \(path): \(error)") }
}
