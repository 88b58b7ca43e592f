import Foundation
import Model
import TestSupport
import Testing

extension EndToEndTests {
    /// Holds the schemas in `Documentation/schemas` against what the commands print.
    @Suite("JSON of commands") struct SchemaCommandTests {
        @Test(
            "what a command prints as JSON has exactly the properties of its schema",
            arguments: [
                ("snapshot", ["snapshot", "--format", "json"]),
                ("snapshot", ["snapshot", "--format", "json", "--as-of", "1987-09-10", "--all"]),
                ("recap", ["recap", "--format", "json", "--date", "2024-05-16"]),
                ("backtest", ["backtest", "--format", "json", "--from", "2026-06-01"]),
                ("doctor", ["doctor", "--json"]), ("refresh", ["refresh", "--json"]),
                ("list", ["list", "--format", "json"]), ("list", ["list", "small", "--format", "json"]),
                ("watch", ["watch", "--once"]),
            ])
        func printed(schema: String, arguments: [String]) throws {
            let path = Repository.root + "/Documentation/schemas/\(schema).schema.json"
            let schema = try JSONSchema(JSON(parsing: try String(contentsOfFile: path, encoding: .utf8)))
            let outcome = try Program.run(arguments + ["--offline"])
            // With every source off, a round fails.
            #expect(outcome.status == (arguments[0] == "refresh" ? 1 : 0), "\(outcome.errorOutput)")
            #expect(schema.review(try JSON(parsing: outcome.output)).errors == [])
        }
    }
}
