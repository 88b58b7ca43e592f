import Screen
import Testing

@testable import Terminal

extension CursesTests {
    @Suite("A question to the terminal", .timeLimit(.minutes(1)))
    @MainActor
    struct Questions {
        private func begin(_ type: String = "xterm-256color") throws -> (TestTerminal, TerminalSession) {
            let terminal = try TestTerminal()
            let environment = TerminalEnvironment.fixed(["TERM": type])
            return (terminal, try TerminalSession(TerminalOptions(palette: .test), terminal.device, environment))
        }

        /// The events of a session whose terminal types some texts, each after the one before was read.
        private func events(typing texts: [String]) async throws -> [InputEvent] {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            session.display.askGround()
            var received: [InputEvent] = []
            let typing = Task {
                for text in texts {
                    terminal.type(text)
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            defer { typing.cancel() }
            _ = await session.run { events in
                received += events
                if events.contains(.key(.character("q"))) { session.end(.quit) }
            }
            return received
        }

        @Test(
            "a reply that arrives in parts is never read as keys",
            arguments: [
                ["\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c", "q"], ["\u{1B}", "]11;rgb:ff/ff/ff\u{7}", "q"],
                ["\u{1B}]", "11;rgb:ffff/", "ffff/ffff\u{1B}", "\\\u{1B}[?6", "2;22cq"],
            ])
        func reply(texts: [String]) async throws {
            #expect(try await events(typing: texts) == [.ground(Colour(0xFFFFFF)), .key(.character("q"))])
        }

        @Test("a key that could begin a reply is pressed soon nevertheless")
        func escape() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            session.display.askGround()
            terminal.type("\u{1B}")
            var received: [InputEvent] = []
            _ = await session.run { events in
                received += events
                session.end(.quit)
            }
            #expect(received == [.key(Key(.escape))])
        }

        @Test("once a terminal has told its type, no background is expected any more")
        func ended() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            session.display.askGround()
            #expect(session.display.awaitsReply && terminal.shown().contains("\u{1B}]11;?\u{1B}\\\u{1B}[c"))
            terminal.type("\u{1B}[?1;2cq")
            _ = await session.run { _ in session.end(.quit) }
            #expect(!session.display.awaitsReply)
        }

        @Test("a reply on its way when the session ends is discarded, and a terminal that never replies is left soon")
        func discarded() throws {
            for reply in ["\u{1B}]11;rgb:0/0/0\u{7}\u{1B}[?62;22c", ""] {
                let (terminal, session) = try begin()
                defer { terminal.end() }
                session.display.askGround()
                terminal.type(reply)
                let start = ContinuousClock.now
                session.restore()
                #expect(.now - start < .seconds(2) && !session.display.awaitsReply)
            }
        }

        @Test("a terminal that is no relative of xterm is not asked", arguments: ["vt100", "linux"])
        func unasked(type: String) throws {
            let (terminal, session) = try begin(type)
            defer { terminal.end() }
            session.display.askGround()
            #expect(!session.display.awaitsReply && !terminal.shown().contains("]11;"))
            session.restore()
        }
    }
}
