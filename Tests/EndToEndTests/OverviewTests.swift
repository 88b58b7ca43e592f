import Testing

extension EndToEndTests {
    @Suite("The dashboard in a terminal") struct OverviewTests {
        @Test("at 120x40 the seven panels and known figures are shown")
        func sevenPanels() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            _ = try await terminal.wait(for: "seven panels") { $0.panels == Array(1...7) }
            try await terminal.jump(to: "2024-05-16")
            _ = try await terminal.wait(for: "the date, seven panels and the figures") { screen in
                screen.contains("Thu 16 May 2024  close") && screen.panels == Array(1...7)
                    && screen.contains(all: ["+8.42", "+7.74", "+7.61", "4.38 %", "−21 bp", "−40 bp"])
            }
        }

        @Test("j and k move through the tickers, and chart and sectors follow")
        func moving() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            let start = try await terminal.wait(for: "a selected ticker") { $0.selectedTicker != nil }
            let first = try #require(start.selectedTicker)
            #expect(start.heading(ofPanel: 3)?.hasPrefix(first) == true)

            try terminal.press("j")
            let second = try await terminal.wait(for: "the next ticker") { $0.selectedTicker != first }
            let next = try #require(second.selectedTicker)
            #expect(second.heading(ofPanel: 3)?.hasPrefix(next) == true)

            try terminal.press("k")
            try await terminal.wait(for: "the first ticker again") { $0.body == start.body }
        }

        @Test("the sectors are those of the selected fund")
        func sectorsFollow() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.press("g")
            try await terminal.jump(to: "qqqs")
            try await terminal.wait(for: "QQQS") {
                $0.selectedTicker == "QQQS" && $0.heading(ofPanel: 5)?.contains("QQQS") == true
            }
        }

        @Test("digits jump, z zooms, Esc returns")
        func zooming() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            for panel in 1...7 {
                try terminal.press(String(panel), "z")
                try await terminal.wait(for: "panel \(panel) alone") { $0.panels == [panel] }
                try terminal.press("Escape")
                try await terminal.wait(for: "the overview") { $0.panels.count == 7 }
            }
        }

        @Test("? shows the keys over the panels, and Esc closes them")
        func help() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.press("?")
            try await terminal.wait(for: "the keys") { $0.contains(all: ["Esc closes", "Next panel", "Ctrl-D"]) }
            try terminal.press("Escape")
            try await terminal.wait(for: "the panels") { !$0.contains("Esc closes") && $0.panels.count == 7 }
        }

        @Test("/ narrows the tickers while typing, and Esc restores them")
        func filter() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            let all = try await terminal.wait(for: "the tickers") { $0.selectedTicker != nil }
            try terminal.press("/", "X", "B", "I")
            try await terminal.wait(for: "XBI alone") { $0.selectedTicker == "XBI" && !$0.contains(" QQQS ") }
            try terminal.press("Escape")
            try await terminal.wait(for: "all of them") {
                $0.heading(ofPanel: 2) == all.heading(ofPanel: 2) && $0.contains(" QQQS ")
            }
        }

        @Test("s sorts by the next column and S reverses the order")
        func sorting() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            let start = try await terminal.wait(for: "the tickers") { $0.selectedTicker != nil }
            try terminal.press("S")
            let reversed = try await terminal.wait(for: "the order turned") { $0.body != start.body }
            try terminal.press("s")
            try await terminal.wait(for: "another column") { $0.body != reversed.body && $0.body != start.body }
        }

        @Test("[ and ] change the window")
        func windows() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try await terminal.wait(for: "a month") { $0.heading(ofPanel: 1)?.contains("1M") == true }
            try terminal.press("]")
            try await terminal.wait(for: "three months") { $0.heading(ofPanel: 1)?.contains("3M") == true }
            try terminal.press("[", "[")
            try await terminal.wait(for: "a week") { $0.heading(ofPanel: 1)?.contains("1W") == true }
        }
    }
}
