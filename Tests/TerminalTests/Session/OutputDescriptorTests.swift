import TestSupport
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Output that may fail", .timeLimit(.minutes(1)))
struct OutputDescriptorTests {
    @Test("a pipe that takes no more for now gets everything in the end, unchanged")
    func waiting() async throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        _ = fcntl(writer, F_SETFL, O_NONBLOCK)
        let text = (0..<100_000).map { "\($0)\n" }.joined()
        let writing = OwnThread {
            let result = Result { try OutputDescriptor(writer).write(text) }
            close(writer)
            return result
        }
        let reading = OwnThread {
            var bytes: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 1000)
            while case let count = read(reader, &part, part.count), count > 0 { bytes += part[..<count] }
            close(reader)
            return bytes
        }
        try #require(await writing.value).get()
        #expect(String(decoding: try #require(await reading.value), as: UTF8.self) == text)
    }

    @Test("a pipe that nobody reads is an error and no end")
    func closed() throws {
        OutputDescriptor.reportFailures()
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        #expect(throws: WriteError(code: EPIPE)) { try OutputDescriptor(ends[1]).write("x") }
        #expect(WriteError(code: EPIPE).isClosedPipe && !WriteError(code: ENOSPC).isClosedPipe)
    }

    @Test("a device without room and a descriptor that is none say which it is")
    func reasons() throws {
        let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
        if full >= 0 {
            #expect(throws: WriteError(code: ENOSPC)) { try OutputDescriptor(full).write("x") }
            close(full)
        }
        #expect(throws: WriteError(code: EBADF)) { try OutputDescriptor(-1).write("x") }
        #expect(!WriteError(code: ENOSPC).description.isEmpty)
    }
}
