import Testing

extension EndToEndTests {
    @Suite("The tour in a terminal") struct TourTests {
        @Test("Enter walks through the eight stops, and the last leads back to the newest session")
        func walking() async throws {
            let terminal = try await TmuxTerminal.withDashboard("tour --offline")
            let stops = [
                ["+7.74 %", "+8.42 %"], ["4.38 %", "falling"], ["−0.45"], ["27 %"], ["≥51.0 %", "≥82.0 %"],
                ["of them in biotech"], ["conditions are met"], ["Where to go next"],
            ]
            for (index, parts) in stops.enumerated() {
                let screen = try await terminal.wait(for: "stop \(index + 1)") {
                    $0.contains("Tour \(index + 1) of 8") && $0.contains(all: parts)
                }
                #expect(screen.contains("Thu 16 May 2024"))
                try terminal.press("Enter")
            }
            try await terminal.wait(for: "the newest session") {
                !$0.contains("Tour ") && $0.contains("Thu 20 Aug 2026")
            }
            try terminal.press("q")
            try await terminal.expectSane(status: 0)
        }
    }
}
