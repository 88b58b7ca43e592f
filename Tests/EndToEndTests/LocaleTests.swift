import Testing

extension EndToEndTests {
    @Suite("Output in different locales") struct LocaleTests {
        /// The commands with output for people that need no network.
        private static let commands = [
            ["--offline"], ["snapshot", "--as-of", "2024-05-16"],
            ["snapshot", "--as-of", "2024-05-16", "--format", "ansi"],
            ["recap", "--date", "2024-05-16"], ["recap", "--date", "2024-05-16", "--format", "markdown"],
            ["backtest", "--from", "2024-01-02"], ["doctor", "--offline"],
        ]

        @Test("an ASCII locale prints only ASCII", arguments: commands, ["C", "POSIX"])
        func ascii(arguments: [String], locale: String) throws {
            let outcome = try Program.run(arguments, environment: ["LC_ALL": locale])
            #expect(outcome.status == 0)
            #expect(!outcome.output.isEmpty)
            let nonASCII = Set((outcome.output + outcome.errorOutput).filter { !$0.isASCII })
            #expect(nonASCII.isEmpty)
        }

        @Test("without a locale, and in a UTF-8 one, no character is replaced", arguments: ["", "C.UTF-8"])
        func unicode(locale: String) throws {
            for arguments in [["--offline"], ["recap", "--date", "2024-05-16"]] {
                let outcome = try Program.run(arguments, environment: ["LC_ALL": locale])
                #expect(outcome.output.contains("−"))
            }
        }

        @Test("SVG, HTML and JSON are the same in every locale", arguments: ["svg", "html", "json"])
        func data(format: String) throws {
            let arguments = ["snapshot", "--as-of", "2024-05-16", "--format", format]
            let plain = try Program.run(arguments, environment: ["LC_ALL": "C"])
            #expect(plain.status == 0)
            let other = try Program.run(arguments)
            #expect(plain.output == other.output)
        }
    }
}
