import Foundation
import Testing

extension EndToEndTests {
    @Suite("Recap without a terminal") struct RecapCommandTests {
        @Test("a recap is printed to standard output as text of 80 columns without escapes")
        func text() throws {
            let outcome = try Program.run(["recap", "--date", "2024-05-16"])
            #expect(outcome.status == 0)
            #expect(outcome.errorOutput.isEmpty)
            #expect(outcome.output.hasPrefix("Thu 16 May 2024: Russell 2000 \u{2212}0.63 %"))
            #expect(!outcome.output.contains("\u{1b}"))
            let wide = outcome.output.split(separator: "\n").filter { $0.count > 80 }
            #expect(wide.allSatisfy { $0.contains("https://") }, "\(wide)")
        }

        @Test("the default is the newest session, and --since chooses the base")
        func newest() throws {
            #expect(try Program.run(["recap"]).output.hasPrefix("Thu 20 Aug 2026: "))
            let outcome = try Program.run(["recap", "--since", "2026-08-14"])
            #expect(outcome.output.hasPrefix("Thu 20 Aug 2026 since 14 Aug: "))
        }

        @Test("Markdown begins with a heading, and JSON can be read")
        func formats() throws {
            let markdown = try Program.run(["recap", "--date", "2024-05-16", "--format", "markdown"])
            #expect(markdown.output.hasPrefix("# Thu 16 May 2024: "))
            let json = try Program.run(["recap", "--date", "2024-05-16", "--format", "json"])
            let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            #expect(object?["date"] as? String == "2024-05-16")
        }

        @Test("with --ascii the text is ASCII only", arguments: ["text", "markdown"])
        func ascii(format: String) throws {
            let outcome = try Program.run(["recap", "--date", "2024-05-28", "--ascii", "--format", format])
            #expect(outcome.status == 0)
            #expect(outcome.output.utf8.allSatisfy { $0 < 0x7F })
            #expect(outcome.output.contains("Russell 2000 -0.14 %"))
        }

        @Test(
            "a date outside the data, an unknown fund and a missing thesis are reported, with exit status 1",
            arguments: [
                ["--date", "1987-09-09"], ["--date", "2030-01-01"], ["--select", "NOPE"],
                ["--date", "2024-05-19", "--since", "2024-05-18"], ["--thesis", "/no/such/thesis.toml"],
            ])
        func failures(arguments: [String]) throws {
            let outcome = try Program.run(["recap"] + arguments)
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errorOutput.hasPrefix("ballast: "))
        }

        @Test(
            "wrong usage exits with 2",
            arguments: [
                ["--format", "pdf"], ["--date", "16 May"], ["--date", "2024-05-16", "--since", "2024-05-16"],
            ])
        func usage(arguments: [String]) throws {
            let outcome = try Program.run(["recap"] + arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
        }
    }
}
