// Long because each test reads back what one recorder wrote, through the helpers below.
import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Formats
@testable import Playback

@Suite("Recorder") struct RecorderTests {
    private let folder: TemporaryFolder
    private let start = Timestamp(milliseconds: 1_728_000_000_000)

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path + "/r.ballast" }

    private func at(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: start.milliseconds + milliseconds)
    }

    /// Records all kinds of updates, a tenth of a second apart.
    private func record(to path: String? = nil, ends: Bool = true) throws -> Recorder {
        let recorder = try Recorder(path ?? self.path, program: "test 1", opening: RecordedUpdates.market, at: start)
        for (index, update) in RecordedUpdates.all.enumerated() {
            recorder.record(update, at: at(Int64(index + 1) * 100))
        }
        if ends { recorder.finish() }
        return recorder
    }

    private func bytes(_ update: MarketUpdate) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(update)
        return writer.bytes
    }

    private func readAll(_ path: String) throws -> (records: [RecordingReader.Record], error: RecordingError?) {
        let reader = try RecordingReader(path)
        var records: [RecordingReader.Record] = []
        while let record = reader.next() { records.append(record) }
        return (records, reader.error)
    }

    @Test("a recording is read as it was written, the snapshot first, each update with its time")
    func exact() throws {
        _ = try record()
        let (records, error) = try readAll(path)
        let expected = [MarketUpdate.snapshot(RecordedUpdates.market)] + RecordedUpdates.all
        #expect(error == nil)
        #expect(records.map { bytes($0.update) } == expected.map(bytes))
        #expect(records.map(\.time) == expected.indices.map { at(Int64($0) * 100) })
        let reader = try RecordingReader(path)
        #expect(reader.program == "test 1" && reader.start == start)
    }

    @Test("a recording is a valid gzip file")
    func gzip() throws {
        _ = try record()
        let data = try Data(contentsOf: URL(filePath: path))
        #expect(data.prefix(2) == Data([0x1F, 0x8B]))
        let inflater = Inflater(limit: 1 << 24)
        try data.withUnsafeBytes { bytes throws in try inflater.append(bytes) }
        #expect(inflater.isComplete)
        #expect(String(decoding: inflater.bytes.prefix(20), as: UTF8.self) == "ballast-recording 3\n")
    }

    @Test("times may go back, as a wall clock does")
    func clockJump() throws {
        let recorder = try Recorder(path, program: "t", opening: RecordedUpdates.market, at: start)
        recorder.record(.policy(Day(number: 1), 1), at: at(5000))
        recorder.record(.policy(Day(number: 2), 2), at: at(-5000))
        recorder.finish()
        #expect(try readAll(path).records.map(\.time) == [start, at(5000), at(-5000)])
    }

    @Test("a recording cut off at any byte yields the complete records, and reports the truncation")
    func truncated() throws {
        _ = try record()
        let complete = try Data(contentsOf: URL(filePath: path))
        let all = try readAll(path).records.map { bytes($0.update) }
        var mostRecords = 0
        for end in stride(from: 0, to: complete.count, by: 7) {
            let part = folder.path + "/part"
            try complete.prefix(end).write(to: URL(filePath: part))
            do {
                let (records, error) = try readAll(part)
                #expect(records.map { bytes($0.update) } == Array(all.prefix(records.count)))
                #expect(error?.kind == .truncated, "\(end) of \(complete.count): \(String(describing: error))")
                mostRecords = max(mostRecords, records.count)
            } catch let error as RecordingError {
                #expect([.foreign, .truncated].contains(error.kind), "\(error)")
            }
        }
        #expect(mostRecords > all.count / 2)
    }

    @Test("after a crash everything except the last second is there")
    func crash() async throws {
        let recorder = try record(ends: false)
        recorder.flush()
        recorder.record(.policy(Day(number: 1), 1), at: at(99_000))
        let copy = folder.path + "/copy"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        let (records, error) = try readAll(copy)
        #expect(records.count == RecordedUpdates.all.count + 1)
        #expect(error?.kind == .truncated)
        // What came since is written without another call.
        let deadline = ContinuousClock.now + .seconds(20)
        while try readAll(path).records.count < RecordedUpdates.all.count + 2, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try readAll(path).records.count == RecordedUpdates.all.count + 2)
        recorder.finish()
        #expect(try readAll(path).error == nil)
    }

    @Test("a changed byte never crashes the reader")
    func damaged() throws {
        _ = try record()
        let complete = try Data(contentsOf: URL(filePath: path))
        for index in stride(from: 0, to: complete.count, by: 11) {
            var other = complete
            other[index] ^= 0x55
            try other.write(to: URL(filePath: folder.path + "/other"))
            _ = try? readAll(folder.path + "/other")
        }
    }

    @Test("anything but a recording is an error", arguments: ["", "hello", "ballast-recording 1\n"])
    func foreign(text: String) throws {
        try folder.write(text, to: "x")
        #expect(throws: RecordingError.self) { try RecordingReader(folder.path + "/x") }
        #expect(throws: RecordingError.self) { try RecordingReader(folder.path + "/nothing") }
        #expect(throws: RecordingError.self) { try RecordingReader(folder.path) }
    }

    /// A file with these bytes compressed.
    private func pack(_ bytes: [UInt8]) throws -> String {
        var packed: [UInt8] = []
        Deflater().pack(bytes, .end, onto: &packed)
        let path = folder.path + "/packed"
        try Data(packed).write(to: URL(filePath: path))
        return path
    }

    @Test("a newer format is an error, and records of an unknown kind are skipped and counted")
    func newer() throws {
        #expect(throws: RecordingError(.newer, "a newer version of Ballast wrote \(folder.path)/packed (format 4)")) {
            try RecordingReader(try pack(Array("ballast-recording 4\n".utf8)))
        }
        func framed(_ body: (inout RecordWriter) -> Void) -> [UInt8] {
            var writer = RecordWriter(), length = RecordWriter()
            body(&writer)
            length.count(UInt64(writer.bytes.count))
            return length.bytes + writer.bytes
        }
        let head = framed { writer in
            writer.write("t")
            writer.write(start)
            writer.write(["options", "policy"])
        }
        let unknown = framed { writer in
            writer.number(10)
            writer.byte(0)
            writer.write("whatever")
        }
        let known = framed { writer in
            writer.number(10)
            writer.byte(1)
            writer.write(Day(number: 3))
            writer.write(4.5)
        }
        let (records, error) = try readAll(pack(Array("ballast-recording 1\n".utf8) + head + unknown + known + unknown))
        #expect(records.count == 1)
        #expect(records.first?.time == at(20))
        #expect(error?.kind == .unknown)
    }

    @Test("a file that cannot be written is an error at once, and a full disk is reported when it occurs")
    func unwritable() throws {
        #expect(throws: RecordingError.self) {
            try Recorder("/no/such/folder/r", program: "t", opening: RecordedUpdates.market, at: start)
        }
        guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
        let reported = Mutex<[RecordingError]>([])
        let recorder = try Recorder("/dev/full", program: "t", opening: RecordedUpdates.market, at: start) { error in
            reported.withLock { $0.append(error) }
        }
        recorder.record(.policy(Day(number: 1), 1), at: at(1))
        recorder.flush()
        recorder.record(.policy(Day(number: 1), 1), at: at(2))
        recorder.finish()
        #expect(reported.withLock { $0.map(\.kind) } == [.file])
    }

    /// A pipe that is read only on demand, like a disk that stalls, with its path.
    private func pipe() throws -> (path: String, reader: Int32) {
        let path = folder.path + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        return (path, open(path, O_RDONLY | O_NONBLOCK))
    }

    /// Records more than fits in the pipe and the buffers before it.
    private func recordMuch(_ recorder: Recorder) {
        var random = SplitMix(seed: 1)
        for count in 0..<60_000 {
            recorder.record(.policy(Day(number: 1), Double.random(in: 0...1, using: &random)), at: at(Int64(count)))
        }
    }

    @Test("recording does not wait for a stalled disk, and loses nothing")
    func stalled() async throws {
        let (name, reader) = try pipe()
        let recorder = try Recorder(name, program: "t", opening: RecordedUpdates.market, at: start)
        recordMuch(recorder)
        let ending = DedicatedThread { recorder.finish() }
        _ = fcntl(reader, F_SETFL, 0)
        let reading = DedicatedThread { readToEnd(reader) }
        #expect(await ending.value != nil)
        try #require(await reading.value).write(to: URL(filePath: path))
        let (records, error) = try readAll(path)
        #expect(records.count == 60_001 && error == nil)
    }

    @Test("a pipe without a reader is refused at once, and one that loses its reader does not block the end")
    func closedPipe() throws {
        let (name, reader) = try pipe()
        close(reader)
        #expect(throws: RecordingError.self) {
            try Recorder(name, program: "t", opening: RecordedUpdates.market, at: start)
        }
        let silent = open(name, O_RDONLY | O_NONBLOCK)
        defer { close(silent) }
        let reported = Mutex<[RecordingError]>([])
        let recorder = try Recorder(name, program: "t", opening: RecordedUpdates.market, at: start) { error in
            reported.withLock { $0.append(error) }
        }
        recordMuch(recorder)
        recorder.finish()
        #expect(reported.withLock { $0.map(\.reason) } == ["the recording ended: nothing reads the pipe"])
    }

    @Test("only a regular file is played, as a pipe would block the viewer")
    func playedPipe() throws {
        let (name, reader) = try pipe()
        close(reader)
        #expect(throws: RecordingError(.file, "\(name) is not a file")) { try RecordingReader(name) }
    }

    @Test("a disk that stalls for too long ends the recording")
    func overflow() throws {
        let (name, reader) = try pipe()
        let reported = Mutex<[RecordingError]>([])
        let recorder = try Recorder(
            name, program: "t", opening: RecordedUpdates.market, at: start, byteLimit: 1 << 17
        ) { error in
            reported.withLock { $0.append(error) }
        }
        recordMuch(recorder)
        #expect(reported.withLock { $0.map(\.reason) } == ["the recording ended: the disk does not keep up"])
        // The pending write is completed, and then the file is closed.
        _ = fcntl(reader, F_SETFL, 0)
        #expect(readToEnd(reader).count > 1 << 16)
        recorder.finish()
    }

    @Test("an existing file is left unchanged")
    func occupied() throws {
        try folder.write("mine", to: "r.ballast")
        let error = #expect(throws: RecordingError.self) { try record() }
        #expect(error?.reason == "\(path) already exists: remove it, or record to another file")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test("the file is readable by its owner only")
    func mode() throws {
        _ = try record()
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("many threads may record at once")
    func threads() async throws {
        let recorder = try Recorder(path, program: "t", opening: RecordedUpdates.market, at: start)
        await withTaskGroup { group in
            for thread in 0..<8 {
                group.addTask { [start] in
                    for number in 0..<500 {
                        recorder.record(.policy(Day(number: Int32(thread)), Double(number)), at: start)
                    }
                }
            }
        }
        recorder.finish()
        let (records, error) = try readAll(path)
        #expect(records.count == 4001 && error == nil)
    }
}

private func readToEnd(_ reader: Int32) -> Data {
    var bytes = Data(), part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(reader, &part, part.count), count > 0 { bytes += part.prefix(count) }
    close(reader)
    return bytes
}
