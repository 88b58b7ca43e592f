import CNcurses
import PTY
import Screen
import Synchronization
import TestSupport
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension CursesTests {
    @Suite("Frames and the cursor of a terminal", .timeLimit(.minutes(1)))
    @MainActor
    struct Frames {
        private func begin(
            _ terminal: TestTerminal, _ variables: [String: String] = [:]
        ) throws -> TerminalSession {
            let environment = TerminalEnvironment.fixed(["TERM": "xterm-256color"].merging(variables) { $1 })
            return try TerminalSession(TerminalOptions(palette: .test), terminal.device, environment)
        }

        /// A grid filled with a letter.
        private func grid(_ letter: Unicode.Scalar, _ session: TerminalSession, cursor: Cursor? = nil) -> Grid {
            var grid = Grid(session.display.size)
            grid.fill(Rect(grid.size), with: Cell(Glyph(letter), .plain))
            grid.cursor = cursor
            return grid
        }

        /// What the terminal gets for a grid.
        private func shown(_ grid: Grid, _ session: TerminalSession, _ terminal: TestTerminal) -> String {
            let before = terminal.shown().utf8.count
            session.display.show(grid)
            return String(decoding: Array(terminal.shown().utf8).dropFirst(before), as: UTF8.self)
        }

        /// The events that a session has delivered.
        @MainActor
        private final class Received {
            var events: [InputEvent] = []
        }

        /// Delivers an answer of the terminal and a key after it, and returns the events of the session.
        private func answer(
            _ text: String, _ session: TerminalSession, _ terminal: TestTerminal
        ) async -> [InputEvent] {
            let received = Received()
            Task { @MainActor in _ = await session.run { received.events += $0 } }
            terminal.type(text + "j")
            while received.events.isEmpty { await Task.yield() }
            return received.events
        }

        @Test("the terminal is asked for mode 2026, and the first frame does not wait for the answer")
        func asked() throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let session = try begin(terminal)
            #expect(terminal.shown().contains("\u{1B}[?2026$p"))
            #expect(!shown(grid("a", session), session, terminal).contains("2026"))
            session.end(.quit)
        }

        @Test("a terminal that shows the question as text is not asked")
        func notAsked() throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let session = try begin(terminal, ["TERM_PROGRAM": "Apple_Terminal"])
            #expect(!terminal.shown().contains("2026$p"))
            session.end(.quit)
        }

        @Test(
            "after the answer each frame is enclosed, nothing is sent for an unchanged one, and leaving ends the mode")
        func enclosed() async throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let session = try begin(terminal)
            session.display.show(grid("a", session))
            #expect(await answer("\u{1B}[?2026;2$y", session, terminal) == [.key(.character("j"))])
            let frame = shown(grid("b", session), session, terminal)
            #expect(frame.hasPrefix("\u{1B}[?2026h"))
            #expect(frame.hasSuffix("\u{1B}[?2026l"))
            #expect(frame.components(of: "2026h") == 1)
            #expect(shown(grid("b", session), session, terminal) == "")
            let before = terminal.shown().utf8.count
            session.end(.quit)
            let end = String(decoding: Array(terminal.shown().utf8).dropFirst(before), as: UTF8.self)
            #expect(end.contains("\u{1B}[?2026l"))
        }

        @Test("a terminal that does not know the mode gets plain frames", arguments: ["0", "4"])
        func unknown(state: String) async throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let session = try begin(terminal)
            #expect(await answer("\u{1B}[?2026;\(state)$y", session, terminal) == [.key(.character("j"))])
            #expect(!shown(grid("b", session), session, terminal).contains("2026"))
            session.end(.quit)
        }

        @Test("the cursor is left where the grid has it, and is visible only where it says so")
        func cursor() throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let session = try begin(terminal)
            let row = shown(grid("a", session, cursor: Cursor(x: 4, y: 2)), session, terminal)
            #expect(row.ranges(of: "\u{1B}[3;5H").count == 1)
            #expect(!row.contains("25h"))
            let typed = shown(grid("a", session, cursor: Cursor(x: 9, y: 5, isVisible: true)), session, terminal)
            #expect(typed.contains("\u{1B}[?25h"))
            #expect(shown(grid("a", session, cursor: Cursor(x: 9, y: 5, isVisible: true)), session, terminal) == "")
            #expect(shown(grid("a", session, cursor: Cursor(x: 4, y: 2)), session, terminal).contains("\u{1B}[?25l"))
            #expect(!shown(grid("c", session, cursor: Cursor(x: 400, y: 2)), session, terminal).contains("25h"))
            session.end(.quit)
        }

        @Test("a slow reader gets the newest frame, and no queue of old ones")
        func slow() async throws {
            let terminal = try #require(PseudoTerminal(columns: 200, rows: 60))
            defer { terminal.end() }
            let device = TerminalDevice(input: terminal.program, output: terminal.program)
            let environment = TerminalEnvironment.fixed(["TERM": "xterm-256color"])
            let session = try TerminalSession(TerminalOptions(palette: .test), device, environment)
            // A terminal that takes 4 kB every 10 ms, while the market moves at every look.
            let controller = terminal.controller, taken = Mutex(0), isOver = Mutex(false)
            let reading = DedicatedThread {
                var buffer = [UInt8](repeating: 0, count: 4096)
                while !isOver.withLock({ $0 }) {
                    var waiting = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
                    guard poll(&waiting, 1, 1) > 0 else { continue }
                    let count = read(controller, &buffer, buffer.count)
                    taken.withLock { $0 += max(0, count) }
                    usleep(10_000)
                }
            }
            let frame = 200 * 60, start = ContinuousClock.now
            var frames = 0
            while ContinuousClock.now - start < .milliseconds(800) {
                session.display.show(moving(frames, session))
                frames += 1
                let ahead = frames * frame - taken.withLock { $0 }
                #expect(ahead < 12 * frame, "the program is \(ahead) bytes ahead of the terminal")
            }
            #expect(frames > 1)
            session.end(.quit)
            isOver.withLock { $0 = true }
            await reading.value
        }

        /// A grid in which every cell differs from that of the step before.
        private func moving(_ step: Int, _ session: TerminalSession) -> Grid {
            var grid = Grid(session.display.size)
            for y in 0..<grid.size.height {
                for x in 0..<grid.size.width {
                    let letter = Unicode.Scalar(UInt8(65 + (x * 7 + y * 11 + step * 5) % 26))
                    grid.put(Cell(Glyph(letter), .plain), x: x, y: y)
                }
            }
            return grid
        }
    }
}

extension String {
    /// How often another text occurs.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
