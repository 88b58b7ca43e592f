import Foundation
import Testing

extension EndToEndTests {
    @Suite("The configuration") struct ConfigurationTests {
        @Test("the default configuration with every line uncommented starts")
        func defaultStarts() throws {
            let printed = try Program.run(["config", "--default"])
            #expect(printed.status == 0)
            let folder = try ConfigurationFolder()
            let lines = printed.output.split(separator: "\n").map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0 }
            try folder.write(lines.joined(separator: "\n"))
            let environment = ["XDG_CONFIG_HOME": folder.path]
            let frame = try Program.run(["--offline"], environment: environment)
            #expect(frame.status == 0)
            #expect(Screenful(frame.output).panels.count == 7)
            let check = try Program.run(["config", "--check"], environment: environment)
            #expect(check.status == 0)
            #expect(check.output.contains("no errors"))
            let path = try Program.run(["config", "--path"], environment: environment)
            #expect(path.output == folder.file + "\n")
        }

        @Test("errors are reported with file, line and key, and exit status 1")
        func wrong() throws {
            let folder = try ConfigurationFolder()
            try folder.write("theme = \"light\"\n\n[sources.yahoo]\nquotes = \"fast\"\n")
            for arguments in [["config", "--check", folder.file], ["snapshot", "--config", folder.file], []] {
                let outcome = try Program.run(arguments, environment: ["XDG_CONFIG_HOME": folder.path])
                #expect(outcome.status == 1)
                #expect(outcome.output.isEmpty)
                #expect(outcome.errorOutput.contains("\(folder.file):4: sources.yahoo.quotes: expected a time"))
            }
        }

        @Test("a file named explicitly must exist, the standard one need not")
        func missing() throws {
            let named = try Program.run(["snapshot", "--config", "/no/such/file.toml"])
            #expect(named.status == 1)
            #expect(named.errorOutput.contains("/no/such/file.toml"))
            #expect(try Program.run(["config", "--check"]).status == 0)
        }

        @Test("a user's thesis that cannot be read is reported, and the bundled one is not used instead")
        func unreadableThesis() throws {
            let folder = try ConfigurationFolder()
            let thesis = "\(folder.path)/ballast/thesis.toml"
            try FileManager.default.createSymbolicLink(atPath: thesis, withDestinationPath: "/no/such/file.toml")
            let outcome = try Program.run(["snapshot"], environment: ["XDG_CONFIG_HOME": folder.path])
            #expect(outcome.status == 1)
            #expect(outcome.errorOutput.contains(thesis))
        }

        @Test(
            "wrong usage exits with 2",
            arguments: [["config"], ["config", "--path", "--check"], ["config", "--path", "x"]])
        func usage(arguments: [String]) throws {
            #expect(try Program.run(arguments).status == 2)
        }

        @Test("the configuration applies to a snapshot")
        func snapshot() throws {
            let folder = try ConfigurationFolder()
            try folder.write("ascii = true\n[watch-lists]\nmine = [\"XBI\", \"CRSP\"]\n")
            let outcome = try Program.run(["snapshot"], environment: ["XDG_CONFIG_HOME": folder.path])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("Tickers: mine"))
            #expect(outcome.output.contains("CRSP"))
            #expect(outcome.output.utf8.allSatisfy { $0 < 0x7F })
        }

        @Test("a running dashboard applies changes, and an invalid one leaves it as it is")
        func changes() async throws {
            let folder = try ConfigurationFolder()
            try folder.write("[watch-lists]\nfirst = [\"XBI\"]\n")
            let terminal = try await TmuxTerminal.withDashboard(environment: "XDG_CONFIG_HOME=\(folder.path)")
            try await terminal.wait(for: "the list") { $0.contains("Tickers: first") }
            try folder.write("[watch-lists]\nfirst = [\"IBB\"]\n[keys]\nhelp = [\"h\"]\n")
            try await terminal.wait(for: "the change") { $0.contains("Configuration reloaded") && $0.contains("IBB") }
            try folder.write("[keys]\nhelp = [\"h\"]\nquit = [\"h\"]\n")
            try await terminal.wait(for: "what is wrong") {
                $0.contains("config.toml:3: keys.quit: h is already the key of help")
            }
            try terminal.press("h")
            try await terminal.wait(for: "the keys") { $0.contains("Esc closes") }
        }

        @Test("a dashboard starts with an invalid configuration and reports its error")
        func wrongAtStart() async throws {
            let folder = try ConfigurationFolder()
            try folder.write("theme = \"drak\"\nwatch-list = \"biotech\"\n")
            let terminal = try await TmuxTerminal.withDashboard(environment: "XDG_CONFIG_HOME=\(folder.path)")
            try await terminal.wait(for: "what is wrong, and what is right") {
                $0.contains("config.toml:1: theme: expected") && $0.contains("Tickers: biotech")
            }
        }
    }
}
