import CNcurses
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension CursesTests {
    @Suite("Deferred standard error")
    @MainActor
    struct StandardErrorMessages {
        @Test("messages are held back while the screen is in use, and written afterwards")
        func held() throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let errors = dup(terminal.device.output)
            defer { close(errors) }
            ballast_output_hold(errors)
            TerminalDevice(input: errors, output: errors).write("what went wrong".utf8)
            #expect(terminal.shown() == "")
            ballast_output_release()
            #expect(terminal.shown() == "what went wrong")
            TerminalDevice(input: errors, output: errors).write("!".utf8)
            ballast_output_release()
            #expect(terminal.shown() == "what went wrong!")
        }

        @Test("messages that go to a file are written at once")
        func file() throws {
            var ends: [Int32] = [-1, -1]
            #expect(pipe(&ends) == 0)
            defer { for end in ends { close(end) } }
            ballast_output_hold(ends[1])
            TerminalDevice(input: ends[0], output: ends[1]).write("x".utf8)
            var byte: UInt8 = 0
            #expect(read(ends[0], &byte, 1) == 1 && byte == UInt8(ascii: "x"))
            ballast_output_release()
        }
    }
}
