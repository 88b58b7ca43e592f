import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("A thesis on the command line") struct BacktestCommandTests {
        private func run(thesis text: String) throws -> Child.Outcome {
            let folder = try TemporaryFolder(["thesis.toml": text])
            let file = folder.path + "/thesis.toml"
            let outcome = try Program.run(["backtest", "--from", "2024-05-01", "--thesis", file])
            return Child.Outcome(
                status: outcome.status, output: outcome.output,
                errorOutput: outcome.errorOutput.replacing(file, with: "thesis.toml"))
        }

        @Test("the bundled thesis is read, and each of its conditions is met at some time in history")
        func shipped() throws {
            let outcome = try Program.run(["backtest", "--format", "json"])
            #expect(outcome.status == 0, "\(outcome.errorOutput)")
            let backtest = try JSONDecoder().decode(Backtest.self, from: Data(outcome.output.utf8))
            #expect(backtest.from == "1987-09-10" && backtest.sessions > 9500)
            #expect(
                backtest.conditions.map(\.id) == [
                    "small-lead", "fund-lead", "yield-falling", "against-yield", "policy-hold", "two-sectors",
                    "deal-count", "discount", "breadth",
                ])
            for condition in backtest.conditions {
                #expect(condition.holds > 0, "\(condition.id)")
                #expect(condition.holds + condition.fails + condition.unknown == backtest.sessions)
            }
            #expect(backtest.groups.count == backtest.conditions.count)
        }

        @Test("the text output warns that the windows overlap")
        func text() throws {
            let outcome = try Program.run(["backtest", "--from", "2024-01-02", "--to", "2024-05-16"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("policy on hold"))
            #expect(outcome.output.contains("not independent"))
        }

        @Test("errors are reported with their locations, through escapes and across lines, and the command fails")
        func errors() throws {
            let outcome = try run(
                thesis: """
                    [[condition]] # a comment
                    id = "a"
                    words = 'w'
                    holds = "weight(QQQS, \\"Health Care\\", \\"Enrgy\\") > 80%" # another
                    [[condition]]
                    id = "b"
                    words = "w"
                    holds = '''
                    return(IWM, 1M) > 0
                      and return(IWN, 1M) > 0'''
                    """)
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty)
            #expect(
                outcome.errorOutput == """
                    thesis.toml:4:40: unknown sector "Enrgy"; did you mean 'Energy'?
                        holds = "weight(QQQS, \\"Health Care\\", \\"Enrgy\\") > 80%" # another
                                                               ^~~~~~~~~
                    thesis.toml:10:14: unknown instrument 'IWN'; did you mean 'IWM'?
                          and return(IWN, 1M) > 0'''
                                     ^~~

                    """)
        }

        @Test("a file that is not TOML is reported with the location of the error")
        func syntax() throws {
            let outcome = try run(thesis: "[[condition]]\nid = 'a\n")
            #expect(outcome.status == 1)
            #expect(outcome.errorOutput.hasPrefix("thesis.toml:2:6: an unterminated string"))
        }

        @Test(
            "values that a thesis does not allow are reported",
            arguments: [
                ("holds = 'x'", "thesis.toml:1:1: "), ("condition = [{id = 'a'}]", "thesis.toml:1:1: "),
                ("[[condition]]\nid = 1\nwords = true\nholds = 2", "thesis.toml:4:9: "),
            ])
        func oddities(text: String, location: String) throws {
            let outcome = try run(thesis: text)
            #expect(outcome.status == 1)
            #expect(outcome.errorOutput.hasPrefix(location), "\(outcome.errorOutput)")
        }

        @Test(
            "a missing file and a date beyond the data are reported",
            arguments: [
                ["backtest", "--thesis", "/no/such/file"], ["backtest", "--from", "2031-01-01"],
            ])
        func absent(arguments: [String]) throws {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty && !outcome.errorOutput.isEmpty)
        }

        @Test("help lists every function that a condition may use")
        func help() throws {
            let outcome = try Program.run(["backtest", "--help"])
            #expect(outcome.status == 0)
            for name in ["return(symbol, window)", "correlation_high(", "deals(", "breadth("] {
                #expect(outcome.output.contains(name))
            }
        }
    }
}

/// The part of a backtest that these tests check.
private struct Backtest: Decodable {
    struct Condition: Decodable {
        let id: String
        let holds: Int
        let fails: Int
        let unknown: Int
    }

    struct Group: Decodable { let atLeast: Int }

    let from: String
    let sessions: Int
    let conditions: [Condition]
    let groups: [Group]
}
