import Testing

extension EndToEndTests {
    /// What people do most, from the overview as it starts: at most so many keys.
    @Suite("Common tasks take few keys") struct FewKeysTests {
        /// Presses the keys of a text, and then others by their names.
        private func press(
            _ text: String, _ names: String..., atMost limit: Int, in terminal: TmuxTerminal,
            at location: SourceLocation = #_sourceLocation
        ) throws {
            #expect(text.count + names.count <= limit, sourceLocation: location)
            try terminal.write(text)
            for name in names { try terminal.press(name) }
        }

        @Test("a chart of the Russell 2000 over five years: 6")
        func fiveYears() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try press("1j3:5", "Enter", atMost: 6, in: terminal)
            try await terminal.wait(for: "the chart") { screen in
                screen.rows.contains { $0.contains("3 RUT") && $0.contains("┤5Y") }
            }
        }

        @Test("three funds compared: 20")
        func comparison() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try press(":com iwm qqqs spy", "Enter", atMost: 20, in: terminal)
            try await terminal.wait(for: "the three") { screen in
                screen.contains("3 Comparison") && ["IWM +", "QQQS +", "SPY +"].allSatisfy { screen.contains($0) }
            }
        }

        @Test("the biggest mover of the day: 1, and the other end: 2")
        func movers() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try press("M", atMost: 2, in: terminal)
            let losses = try await terminal.wait(for: "the largest move, a loss") { $0.contains("1D %▴") }
            #expect(losses.contains("largest moves of the day: "))
            try terminal.press("M")
            try await terminal.wait(for: "gains first") {
                $0.contains("1D %▾") && $0.selectedTicker != losses.selectedTicker
            }
        }

        @Test("funds that rose by more than 5 % on the month: 8")
        func risers() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try await terminal.jump(to: "2024-05-16")
            try await terminal.wait(for: "the date") { $0.contains("Thu 16 May 2024") }
            try press("/1m>5", "Enter", atMost: 8, in: terminal)
            try await terminal.wait(for: "the funds") { screen in
                screen.contains("/1m>5") && screen.contains("QQQS ") && !screen.rows.contains { $0.contains("│  TLT ") }
            }
        }

        @Test("the deals of a quarter: 10")
        func deals() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try press("6/2024q2", "Enter", atMost: 10, in: terminal)
            try await terminal.wait(for: "its deals") { screen in
                screen.contains("/2024q2") && screen.rows.contains { $0.contains("Jun 2024") || $0.contains(" Jun ") }
            }
        }

        @Test("the yield a year ago: 2")
        func yieldAYearAgo() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try press("4z", atMost: 3, in: terminal)
            try await terminal.wait(for: "the curve a year ago") { screen in
                screen.contains("18 Aug 2025")
                    && screen.rows.contains { $0.contains(" 10Y ") && $0.contains(" 4.34 % ") }
            }
        }
    }
}
