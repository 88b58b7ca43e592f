// Long because each test reads back what one recorder wrote, through the helpers below.
import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Feeds

@Suite("A recording") struct RecorderTests {
    private let folder: TemporaryFolder
    private let start = Timestamp(milliseconds: 1_728_000_000_000)

    init() throws { folder = try TemporaryFolder(["a": ""]) }

    private var path: String { folder.path + "/r.ballast" }

    private func at(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: start.milliseconds + milliseconds)
    }

    /// A recording of all kinds of updates, a tenth of a second apart.
    private func record(to path: String? = nil, ends: Bool = true) throws -> Recorder {
        let recorder = try Recorder(path ?? self.path, program: "test 1", opening: RecordedUpdates.market, at: start)
        for (place, update) in RecordedUpdates.all.enumerated() {
            recorder.record(update, at: at(Int64(place + 1) * 100))
        }
        if ends { recorder.finish() }
        return recorder
    }

    private func bytes(_ update: MarketUpdate) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(update)
        return writer.bytes
    }

    private func readAll(_ path: String) throws -> (records: [RecordingReader.Record], fault: RecordingError?) {
        let reader = try RecordingReader(path)
        var records: [RecordingReader.Record] = []
        while let record = reader.next() { records.append(record) }
        return (records, reader.fault)
    }

    @Test("is read as it was written, the picture first, each update with its time")
    func exact() throws {
        _ = try record()
        let (records, fault) = try readAll(path)
        let expected = [MarketUpdate.picture(RecordedUpdates.market)] + RecordedUpdates.all
        #expect(fault == nil)
        #expect(records.map { bytes($0.update) } == expected.map(bytes))
        #expect(records.map(\.time) == expected.indices.map { at(Int64($0) * 100) })
        let reader = try RecordingReader(path)
        #expect(reader.program == "test 1" && reader.start == start)
    }

    @Test("any gunzip unpacks it")
    func gzip() throws {
        _ = try record()
        let data = try Data(contentsOf: URL(filePath: path))
        #expect(data.prefix(2) == Data([0x1F, 0x8B]))
        let inflater = Inflater(limit: 1 << 24)
        try data.withUnsafeBytes { bytes throws in try inflater.take(bytes) }
        #expect(inflater.isWhole)
        #expect(String(decoding: inflater.bytes.prefix(20), as: UTF8.self) == "ballast-recording 1\n")
    }

    @Test("times may go back, as a wall clock does")
    func clockJump() throws {
        let recorder = try Recorder(path, program: "t", opening: RecordedUpdates.market, at: start)
        recorder.record(.policy(Day(number: 1), 1), at: at(5000))
        recorder.record(.policy(Day(number: 2), 2), at: at(-5000))
        recorder.finish()
        #expect(try readAll(path).records.map(\.time) == [start, at(5000), at(-5000)])
    }

    @Test("cut off at any byte it gives the records that are whole, and says that it was cut off")
    func truncated() throws {
        _ = try record()
        let whole = try Data(contentsOf: URL(filePath: path))
        let all = try readAll(path).records.map { bytes($0.update) }
        var most = 0
        for end in stride(from: 0, to: whole.count, by: 7) {
            let part = folder.path + "/part"
            try whole.prefix(end).write(to: URL(filePath: part))
            do {
                let (records, fault) = try readAll(part)
                #expect(records.map { bytes($0.update) } == Array(all.prefix(records.count)))
                #expect(fault?.kind == .truncated, "\(end) of \(whole.count): \(String(describing: fault))")
                most = max(most, records.count)
            } catch let error as RecordingError {
                #expect([.foreign, .truncated].contains(error.kind), "\(error)")
            }
        }
        #expect(most > all.count / 2)
    }

    @Test("after a crash everything but the last second is there")
    func crash() async throws {
        let recorder = try record(ends: false)
        recorder.flush()
        recorder.record(.policy(Day(number: 1), 1), at: at(99_000))
        let copy = folder.path + "/copy"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        let (records, fault) = try readAll(copy)
        #expect(records.count == RecordedUpdates.all.count + 1)
        #expect(fault?.kind == .truncated)
        // What came since is written without anybody asking.
        let deadline = ContinuousClock.now + .seconds(20)
        while try readAll(path).records.count < RecordedUpdates.all.count + 2, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try readAll(path).records.count == RecordedUpdates.all.count + 2)
        recorder.finish()
        #expect(try readAll(path).fault == nil)
    }

    @Test("a byte that is another never brings the reader down")
    func damaged() throws {
        _ = try record()
        let whole = try Data(contentsOf: URL(filePath: path))
        for place in stride(from: 0, to: whole.count, by: 11) {
            var other = whole
            other[place] ^= 0x55
            try other.write(to: URL(filePath: folder.path + "/other"))
            _ = try? readAll(folder.path + "/other")
        }
    }

    @Test("what is no recording is told", arguments: ["", "hello", "ballast-recording 1\n"])
    func foreign(text: String) throws {
        try folder.write(text, to: "x")
        #expect(throws: RecordingError.self) { try RecordingReader(folder.path + "/x") }
        #expect(throws: RecordingError.self) { try RecordingReader(folder.path + "/nothing") }
        #expect(throws: RecordingError.self) { try RecordingReader(folder.path) }
    }

    /// A file with these bytes packed.
    private func pack(_ bytes: [UInt8]) throws -> String {
        var packed: [UInt8] = []
        Deflater().pack(bytes, .end, onto: &packed)
        let path = folder.path + "/packed"
        try Data(packed).write(to: URL(filePath: path))
        return path
    }

    @Test("a newer format is told, and a kind that is not known is skipped and counted")
    func newer() throws {
        #expect(throws: RecordingError(.newer, "a newer version of Ballast wrote \(folder.path)/packed (format 2)")) {
            try RecordingReader(try pack(Array("ballast-recording 2\n".utf8)))
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
        let (records, fault) = try readAll(pack(Array("ballast-recording 1\n".utf8) + head + unknown + known + unknown))
        #expect(records.count == 1)
        #expect(records.first?.time == at(20))
        #expect(fault?.kind == .unknown)
    }

    @Test("a file that cannot be written is told at once, a disk that is full when it is")
    func unwritable() throws {
        #expect(throws: RecordingError.self) {
            try Recorder("/no/such/folder/r", program: "t", opening: RecordedUpdates.market, at: start)
        }
        guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
        let told = Mutex<[RecordingError]>([])
        let recorder = try Recorder("/dev/full", program: "t", opening: RecordedUpdates.market, at: start) { error in
            told.withLock { $0.append(error) }
        }
        recorder.record(.policy(Day(number: 1), 1), at: at(1))
        recorder.flush()
        recorder.record(.policy(Day(number: 1), 1), at: at(2))
        recorder.finish()
        #expect(told.withLock { $0.map(\.kind) } == [.file])
    }

    /// A pipe that is read only when asked to, as a disk that takes nothing for a while, and its name.
    private func pipe() throws -> (path: String, reader: Int32) {
        let path = folder.path + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        return (path, open(path, O_RDONLY | O_NONBLOCK))
    }

    /// Records more than a pipe and everything before it have room for.
    private func recordMuch(_ recorder: Recorder) {
        var random = SplitMix(seed: 1)
        for count in 0..<60_000 {
            recorder.record(.policy(Day(number: 1), Double.random(in: 0...1, using: &random)), at: at(Int64(count)))
        }
    }

    @Test("who records does not wait for a disk that takes nothing, and loses nothing")
    func stalled() async throws {
        let (name, reader) = try pipe()
        let recorder = try Recorder(name, program: "t", opening: RecordedUpdates.market, at: start)
        recordMuch(recorder)
        let ending = OwnThread { recorder.finish() }
        _ = fcntl(reader, F_SETFL, 0)
        let reading = OwnThread { readToEnd(reader) }
        #expect(await ending.value != nil)
        try #require(await reading.value).write(to: URL(filePath: path))
        let (records, fault) = try readAll(path)
        #expect(records.count == 60_001 && fault == nil)
    }

    @Test("a pipe that nobody reads is refused at once, and one that is read no more does not hold up the end")
    func unread() throws {
        let (name, reader) = try pipe()
        close(reader)
        #expect(throws: RecordingError.self) {
            try Recorder(name, program: "t", opening: RecordedUpdates.market, at: start)
        }
        let silent = open(name, O_RDONLY | O_NONBLOCK)
        defer { close(silent) }
        let told = Mutex<[RecordingError]>([])
        let recorder = try Recorder(name, program: "t", opening: RecordedUpdates.market, at: start) { error in
            told.withLock { $0.append(error) }
        }
        recordMuch(recorder)
        recorder.finish()
        #expect(told.withLock { $0.map(\.reason) } == ["the recording ended: nobody reads the pipe"])
    }

    @Test("a recording is played from a file alone: a pipe would keep the viewer waiting")
    func playedPipe() throws {
        let (name, reader) = try pipe()
        close(reader)
        #expect(throws: RecordingError(.file, "\(name) is no file")) { try RecordingReader(name) }
    }

    @Test("a disk that takes nothing for too long ends the recording")
    func overflow() throws {
        let (name, reader) = try pipe()
        let told = Mutex<[RecordingError]>([])
        let recorder = try Recorder(
            name, program: "t", opening: RecordedUpdates.market, at: start, most: 1 << 17
        ) { error in
            told.withLock { $0.append(error) }
        }
        recordMuch(recorder)
        #expect(told.withLock { $0.map(\.reason) } == ["the recording ended: the disk does not keep up"])
        // What was being written is written still, and then the file is closed.
        _ = fcntl(reader, F_SETFL, 0)
        #expect(readToEnd(reader).count > 1 << 16)
        recorder.finish()
    }

    @Test("what is there already is left as it is")
    func occupied() throws {
        try folder.write("mine", to: "r.ballast")
        let error = #expect(throws: RecordingError.self) { try record() }
        #expect(error?.reason == "\(path) is there already: remove it, or record into another file")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test("it is for its owner alone")
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
        let (records, fault) = try readAll(path)
        #expect(records.count == 4001 && fault == nil)
    }
}

private func readToEnd(_ reader: Int32) -> Data {
    var bytes = Data(), part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(reader, &part, part.count), count > 0 { bytes += part.prefix(count) }
    close(reader)
    return bytes
}
