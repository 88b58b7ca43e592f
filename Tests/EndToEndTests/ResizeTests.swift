import Testing

extension EndToEndTests {
    @Suite("Sizes of the terminal") struct ResizeTests {
        @Test("it survives one cell and five hundred columns, and then shows the same frame again")
        func extremes() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            let before = try await terminal.wait(for: "seven panels") { $0.panels.count == 7 }
            try terminal.resize(width: 1, height: 1)
            try await terminal.wait(for: "next to nothing") { !$0.contains("BALLAST") }
            try terminal.resize(width: 500, height: 100)
            try await terminal.wait(for: "a wide frame") { screen in
                screen.panels.count == 7 && screen.rows.contains { $0.count > 490 }
            }
            try terminal.resize(width: 120, height: 40)
            try await terminal.wait(for: "the frame of before") { $0.body == before.body }
            try terminal.press("q")
            try await terminal.expectSane(status: 0)
        }

        @Test("below 60x16 it shows the required size, and draws again at that size", arguments: [(59, 20), (80, 15)])
        func tooSmall(width: Int, height: Int) async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.resize(width: width, height: height)
            try await terminal.wait(for: "the message") {
                $0.contains("needs 60×16") && $0.contains("\(width)×\(height)")
            }
            try terminal.resize(width: 60, height: 16)
            try await terminal.wait(for: "a panel") { !$0.contains("needs") && !$0.panels.isEmpty }
        }

        @Test("80x24 shows the tickers and the others as tabs")
        func tabs() async throws {
            let terminal = try await TmuxTerminal.withDashboard(width: 80, height: 24)
            let screen = try await terminal.wait(for: "the tickers") { $0.panels.contains(2) }
            #expect(screen.contains(all: ["1 Indexes", "2 Tickers", "4 Yields", "5 Sectors", "6 Deals", "7 Thesis"]))
            try terminal.press("6")
            try await terminal.wait(for: "the deals") { $0.panels.contains(6) }
        }
    }
}
