import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("Completion of command lines") struct CompletionTests {
        private static func isInstalled(_ shell: String) -> Bool {
            (try? Program.shell("command -v \(shell)").status == 0) ?? false
        }

        /// A folder with a link to the program by its name, and an empty home.
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder(["home/.config/ballast/themes/mine.toml": "extends = \"dark\"\n"])
            try folder.write("[watch-lists]\n\"my own\" = [\"NVDA\"]\n", to: "home/.config/ballast/config.toml")
            try FileManager.default.createDirectory(atPath: folder.path + "/bin", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: folder.url.appending(path: "bin/ballast"), withDestinationURL: Program.binary)
        }

        private func run(_ shell: String, _ script: String) throws -> Child.Outcome {
            let scratch = try TemporaryFolder()
            var environment = Program.plainEnvironment(home: folder.url.appending(path: "home"))
            environment["PATH"] = "\(folder.path)/bin:\(environment["PATH"] ?? "")"
            let child = Child(
                tool: "/usr/bin/env", arguments: [shell, "-c", script], environment: environment, folder: folder.url)
            return try child.run(scratch: scratch.url)
        }

        /// What bash offers at the end of a command line.
        private func bash(_ line: String) throws -> [String] {
            let outcome = try run(
                "bash",
                """
                source <(ballast completion bash)
                COMP_LINE='\(line)' COMP_POINT=\(line.count)
                read -r -a COMP_WORDS <<<"$COMP_LINE"
                [[ "$COMP_LINE" = *' ' ]] && COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _ballast ballast "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """)
            #expect(outcome.errorOutput.isEmpty, "\(line)")
            return outcome.output.split(separator: "\n").map(String.init)
        }

        /// What fish offers at the end of a command line.
        private func fish(_ line: String) throws -> [String] {
            let outcome = try run("fish", "ballast completion fish | source; complete -C '\(line)'")
            #expect(outcome.errorOutput.isEmpty, "\(line)")
            return outcome.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        }

        @Test("each shell accepts its script", arguments: ["bash", "zsh", "fish"])
        func syntax(shell: String) throws {
            guard CompletionTests.isInstalled(shell) else { return }
            #expect(try run(shell, "ballast completion \(shell) > script").status == 0)
            let checked = try run(shell, "\(shell) -n script")
            #expect(checked.status == 0 && checked.errorOutput.isEmpty)
        }

        @Test(
            "bash completes commands, options and values", .enabled(if: CompletionTests.isInstalled("bash")),
            arguments: [
                ("ballast sn", "snapshot"), ("ballast snapshot --si", "--size"),
                ("ballast snapshot --as-of 2024-05-1", "2024-05-16"),
                ("ballast snapshot --panel y", "yields"), ("ballast snapshot --format ", "svg"),
                ("ballast snapshot --select QQ", "QQQS"), ("ballast snapshot --window 5", "5Y"),
                ("ballast --the", "--theme"), ("ballast --theme mi", "mine"),
                ("ballast --theme mine --off", "--offline"),
                ("ballast recap --select NV", "NVDA"), ("ballast list ", "my own"), ("ballast add IWM XB", "XBI"),
                ("ballast add NVDA --list sm", "small"), ("ballast export --what bars,yi", "bars,yields"),
                ("ballast export --select IWM,SP", "IWM,SPY"), ("ballast manual ballast-t", "ballast-thesis"),
                ("ballast completion ", "fish"), ("ballast --data ho", "home"), ("ballast import h", "home"),
            ])
        func bash(line: String, value: String) throws {
            #expect(try bash(line).contains(value))
        }

        @Test("bash does not run what a name says", .enabled(if: CompletionTests.isInstalled("bash")))
        func names() throws {
            let lists = #"""
                [watch-lists]
                "x$(touch list)" = ["NVDA"]
                "it's" = ["NVDA"]
                "a$b`c" = ["NVDA"]
                """#
            try folder.write(lists, to: "home/.config/ballast/config.toml")
            try folder.write("extends = \"dark\"\n", to: "home/.config/ballast/themes/t$(touch theme).toml")
            let offered = try bash("ballast list ")
            #expect(offered.contains("x$(touch list)") && offered.contains("it's") && offered.contains("a$b`c"))
            #expect(try bash("ballast list it") == ["it's"])
            #expect(try bash("ballast --theme t").allSatisfy { $0.hasPrefix("t") })
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!files.contains("list") && !files.contains("theme"), "\(files)")
        }

        @Test("bash offers nothing that does not begin as typed", .enabled(if: CompletionTests.isInstalled("bash")))
        func filtered() throws {
            #expect(try bash("ballast snapshot --theme re") == ["red-up"])
            #expect(try bash("ballast snapshot --as-of 1").isEmpty)
        }

        // For values the script looks at the command line, which fish has only where somebody types.
        @Test(
            "fish completes commands and options", .enabled(if: CompletionTests.isInstalled("fish")),
            arguments: [
                ("ballast sn", "snapshot"), ("ballast snapshot --si", "--size"), ("ballast --the", "--theme"),
            ])
        func fish(line: String, value: String) throws {
            #expect(try fish(line).contains(value))
        }

        @Test("values are offered within a moment, and no store is created")
        func quick() throws {
            let call = "SAP_SHELL=bash ballast ---completion snapshot -- --select 3 0 ballast snapshot --select ''"
            var times: [Duration] = [], starts: [Duration] = []
            for _ in 0..<5 {
                var outcome: Child.Outcome?
                starts.append(try ContinuousClock().measure { _ = try run("sh", "ballast --version") })
                times.append(try ContinuousClock().measure { outcome = try run("sh", call) })
                #expect(outcome?.status == 0 && outcome?.output.hasPrefix("NVDA\n") == true)
            }
            // It takes some 10 ms, little more than a start; a request over the network, or reading all tables, would
            // take many times that.
            #expect(try #require(times.min()) < #require(starts.min()) * 5 + .milliseconds(50))
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/home")
            #expect(files.allSatisfy { $0.hasPrefix(".config") })
        }
    }
}
