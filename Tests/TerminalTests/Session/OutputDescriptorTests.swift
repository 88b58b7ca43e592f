import TestSupport
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Output descriptor", .timeLimit(.minutes(1)))
struct OutputDescriptorTests {
    @Test("a non-blocking pipe that fills up still receives everything, unchanged")
    func waiting() async throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        _ = fcntl(writer, F_SETFL, O_NONBLOCK)
        let text = (0..<100_000).map { "\($0)\n" }.joined()
        let writing = DedicatedThread {
            let result = Result { try OutputDescriptor(writer).write(text) }
            close(writer)
            return result
        }
        let reading = DedicatedThread {
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1000)
            while case let count = read(reader, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
            close(reader)
            return bytes
        }
        try #require(await writing.value).get()
        #expect(String(decoding: try #require(await reading.value), as: UTF8.self) == text)
    }

    @Test("a pipe without a reader is an error and does not end the process")
    func closed() throws {
        OutputDescriptor.reportFailures()
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        #expect(throws: WriteError(code: EPIPE)) { try OutputDescriptor(ends[1]).write("x") }
        #expect(WriteError(code: EPIPE).isClosedPipe && !WriteError(code: ENOSPC).isClosedPipe)
    }

    @Test("a full device and an invalid descriptor are reported by their error codes")
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
