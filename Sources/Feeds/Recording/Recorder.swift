public import Model
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes what sources say into a file as it comes, each update with the time when it came.
///
/// What was recorded is in the file after a second at most, so that a crash loses no more. A disk that is full ends the
/// recording and nothing else.
public final class Recorder: Sendable {
    /// The file.
    public let path: String
    private let desk: Mutex<Desk>
    private let tell: @Sendable (RecordingError) -> Void

    fileprivate struct Desk: ~Copyable {
        let descriptor: Int32
        let deflater = Deflater()
        var writer = RecordWriter()
        var packed: [UInt8] = []
        var last: Timestamp
        var isDirty = false
        var hasEnded = false
    }

    /// A recording in a new file, which begins with a picture of the market.
    ///
    /// - Parameters:
    ///   - path: a file that is not there yet: nothing is written over.
    ///   - program: what writes it: `ballast 0.1.0`.
    ///   - tell: is told when the recording ends because it cannot be written.
    public init(
        _ path: String, program: String, opening market: Market, at start: Timestamp,
        tell: @escaping @Sendable (RecordingError) -> Void = { _ in }
    ) throws(RecordingError) {
        let descriptor = try Recorder.newFile(path)
        self.path = path
        self.tell = tell
        desk = Mutex(Desk(descriptor: descriptor, last: start))
        desk.withLock { $0.begin(program, start) }
        record(.picture(market), at: start)
    }

    /// A new file for its owner alone. What is there and no file, such as a pipe, has nothing that could be lost.
    private static func newFile(_ path: String) throws(RecordingError) -> Int32 {
        var descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0, errno == EEXIST {
            var about = stat()
            if stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFREG {
                throw RecordingError(.file, "\(path) is there already: remove it, or record into another file")
            }
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else {
            throw RecordingError(.file, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    deinit { finish() }

    /// Writes an update that came at a time.
    public func record(_ update: MarketUpdate, at time: Timestamp) {
        let wasClean = withDesk { desk throws(RecordingError) in
            guard !desk.hasEnded else { return false }
            try desk.add(update, time)
            defer { desk.isDirty = true }
            return !desk.isDirty
        }
        guard wasClean else { return }
        Task.detached(priority: .utility) { [weak self] in
            try? await Task.sleep(for: .milliseconds(900), tolerance: .milliseconds(100))
            self?.flush()
        }
    }

    /// Writes what is not yet in the file.
    public func flush() { _ = withDesk { desk throws(RecordingError) in try desk.flush(.sync) } }

    /// Ends the recording. What is recorded afterwards is lost.
    public func finish() { _ = withDesk { desk throws(RecordingError) in try desk.end() } }

    /// Does something at the desk, and tells where it could not be written.
    private func withDesk(_ body: (inout Desk) throws(RecordingError) -> Bool) -> Bool {
        let result: Result<Bool, RecordingError> = desk.withLock { desk in
            do throws(RecordingError) { return .success(try body(&desk)) } catch {
                desk.hasEnded = true
                close(desk.descriptor)
                return .failure(error)
            }
        }
        if case .failure(let error) = result { tell(error) }
        return (try? result.get()) ?? false
    }
}

extension Recorder.Desk {
    /// Writes the first line and the head.
    fileprivate mutating func begin(_ program: String, _ start: Timestamp) {
        deflater.pack(Array("\(RecordingFormat.mark)\(RecordingFormat.version)\n".utf8), .none, onto: &packed)
        writer.write(program)
        writer.write(start)
        writer.write(UpdateKind.allCases.map(\.rawValue))
        packRecord()
    }

    /// Adds a record to what is packed.
    fileprivate mutating func add(_ update: MarketUpdate, _ time: Timestamp) throws(RecordingError) {
        writer.number(time.milliseconds - last.milliseconds)
        writer.write(update)
        last = time
        packRecord()
        if packed.count >= 1 << 16 { try drain() }
    }

    fileprivate mutating func flush(_ how: Deflater.Flush) throws(RecordingError) -> Bool {
        guard isDirty, !hasEnded else { return false }
        isDirty = false
        deflater.pack([], how, onto: &packed)
        try drain()
        return true
    }

    fileprivate mutating func end() throws(RecordingError) -> Bool {
        guard !hasEnded else { return false }
        deflater.pack([], .end, onto: &packed)
        try drain()
        hasEnded = true
        close(descriptor)
        return true
    }

    /// Packs what was written, its length before it.
    private mutating func packRecord() {
        var length = RecordWriter()
        length.count(UInt64(writer.bytes.count))
        deflater.pack(length.bytes, .none, onto: &packed)
        deflater.pack(writer.bytes, .none, onto: &packed)
        writer.clear()
    }

    /// Writes what is packed.
    private mutating func drain() throws(RecordingError) {
        var done = 0
        while done < packed.count {
            let count = packed[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw RecordingError(.file, "the recording ended: \(String(cString: strerror(errno)))")
            }
            done += count
        }
        packed.removeAll(keepingCapacity: true)
    }
}
