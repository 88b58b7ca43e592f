import Foundation
import Testing

extension EndToEndTests {
    @Suite("Output that cannot be written") struct OutputTests {
        @Test(
            "output that fails on a full disk is reported, with exit status 1",
            .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/full")),
            arguments: [
                "--help", "--version", "--offline", "config --default", "config --path", "doctor --offline --json",
                "snapshot --offline", "snapshot --format json", "snapshot --format svg", "recap", "recap --format json",
                "backtest --from 2024-04-01 --to 2024-05-16", "export --what deals",
                "export --format json --what deals",
                "refresh --offline --json",
            ])
        func fullDisk(command: String) throws {
            let outcome = try Program.shell("exec $B \(command) >/dev/full")
            #expect(outcome.status == 1)
            #expect(outcome.errorOutput.contains("standard output: No space left on device"))
        }

        @Test("a closed pipe ends the program silently", arguments: ["", "trap '' PIPE;"])
        func closedPipe(before: String) throws {
            let outcome = try Program.shell(
                "cd \"$HOME\"; \(before) { $B export --what bars 2>errors; echo \"status $?\" >status; } | head -1; cat errors status",
                environment: ["BALLAST_DATA": Program.packageFolder.appending(path: "Data").path])
            #expect(outcome.output.hasPrefix("symbol,date"))
            #expect(outcome.output.hasSuffix("\nstatus 141\n"))
            #expect(outcome.output.split(separator: "\n").count == 2)
        }

        @Test(
            "messages that cannot be written change nothing",
            arguments: ["2>&-", "2>/dev/full", "2>&1 >/dev/null | :"])
        func lostMessages(redirection: String) throws {
            let outcome = try Program.shell("$B --offline \(redirection); echo \"status $?\"")
            #expect(outcome.output.hasSuffix("status 0\n"))
        }

        @Test("a closed standard output is reported, and no other file is written to instead")
        func closedOutput() throws {
            let home = try StoreCommandTests.HomeFolder()
            let environment = ["XDG_DATA_HOME": home.url.path]
            let outcome = try Program.shell("exec $B export --what deals >&-", environment: environment)
            #expect(outcome.status == 1 && outcome.errorOutput.contains("standard output"))
            #expect(try Program.shell("exec $B recap >&- 2>&- <&-", environment: environment).status == 1)
            #expect(try home.run(["export", "--what", "deals"]).status == 0)
            #expect(home.storeNames.allSatisfy { !$0.contains("corrupt") })
        }

        @Test("a file beyond the size limit is reported, and is not a crash")
        func sizeLimit() throws {
            let outcome = try Program.shell("ulimit -f 1; exec $B config --default >\"$HOME/c.toml\"")
            #expect(outcome.status == 1)
            #expect(outcome.errorOutput.contains("File too large"))
        }

        @Test("a signal that ends an export leaves no partial file behind", arguments: ["TERM", "HUP"])
        func signal(name: String) throws {
            let outcome = try Program.shell(
                """
                cd "$HOME"; $B export --out bars.csv --what bars & export=$!
                until ls bars.csv* >/dev/null 2>&1; do kill -0 $export || break; done
                kill -\(name) $export; wait $export; ls -A
                """, environment: ["BALLAST_DATA": Program.packageFolder.appending(path: "Data").path])
            #expect(!outcome.output.contains(".part"))
        }

        @Test("a file replaces a link and not its target, keeps its permissions, and leaves no partial file behind")
        func files() throws {
            let home = try StoreCommandTests.HomeFolder()
            let victim = try home.write("precious", to: "victim"), old = try home.write("old", to: "old.csv")
            let manager = FileManager.default
            try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: old)
            for name in ["link.csv", "old.csv.part", "link.csv.part"] {
                try manager.createSymbolicLink(atPath: home.url.path + "/" + name, withDestinationPath: victim)
            }
            try manager.createDirectory(atPath: home.url.path + "/folder.csv", withIntermediateDirectories: false)
            func export(_ name: String) throws -> Child.Outcome {
                try home.run(["export", "--what", "deals", "--out", "\(home.url.path)/\(name)"])
            }
            for name in ["link.csv", "old.csv", "new.csv"] {
                #expect(try export(name).status == 0)
                #expect(try String(contentsOfFile: "\(home.url.path)/\(name)", encoding: .utf8).contains("acquirer"))
            }
            #expect(try export("folder.csv").errorOutput.contains("Is a directory"))
            #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
            #expect(try manager.attributesOfItem(atPath: old)[.posixPermissions] as? Int == 0o640)
            #expect(
                try manager.contentsOfDirectory(atPath: home.url.path).filter { $0.hasSuffix(".part") }.sorted()
                    == ["link.csv.part", "old.csv.part"])
        }

        @Test(
            "control and formatting characters in arguments never reach the output",
            arguments: [
                ["snapshot", "--select"], ["recap", "--thesis"], ["recap", "--config"], ["recap", "--data"],
                ["config", "--check"], ["import"], ["no-such"], ["snapshot", "--format"],
            ])
        func hostile(arguments: [String]) throws {
            let outcome = try Program.run(arguments + ["x\u{1B}[31m\u{7}\u{202E}y\u{200F}\u{9B}2Jz\r\u{2066}"])
            #expect(outcome.status != 0)
            #expect(!outcome.errorOutput.isEmpty)
            let controlCharacters = (outcome.errorOutput + outcome.output).unicodeScalars.filter { scalar in
                scalar != "\n" && scalar != "\t" && [.control, .format].contains(scalar.properties.generalCategory)
            }
            #expect(controlCharacters.isEmpty, "\(controlCharacters.map { String($0.value, radix: 16) })")
        }
    }
}
