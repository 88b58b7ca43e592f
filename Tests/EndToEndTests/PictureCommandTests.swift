import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    /// The pictures of the README are those that the commands print.
    @Suite("Pictures of the README") struct PictureCommandTests {
        private func picture(_ name: String) throws -> String {
            try String(contentsOfFile: Repository.root + "/Documentation/pictures/\(name).svg", encoding: .utf8)
        }

        @Test("a snapshot as SVG is the picture", arguments: ["overview", "chart", "thesis"])
        func snapshot(name: String) throws {
            let panel = name == "overview" ? [] : ["--panel", name, "--size", "80x24"]
            let outcome = try Program.run(
                ["snapshot", "--as-of", "2024-05-16", "--format", "svg", "--offline"] + panel)
            #expect(try outcome.output == picture(name))
        }

        @Test("a replay as SVG is the recording")
        func replay() throws {
            let outcome = try Program.run([
                "replay", "--from", "2024-04-01", "--to", "2024-05-16", "--speed", "2", "--size", "100x30",
                "--format", "svg", "--offline",
            ])
            #expect(outcome.status == 0 && outcome.errorOutput.isEmpty)
            #expect(try outcome.output == picture("replay"))
        }

        @Test(
            "an image of a replay needs both dates, and a size that is large enough",
            arguments: [
                ["--to", "2024-05-16"], ["--from", "2024-05-16", "--minutes"],
                ["--from", "2024-05-15", "--to", "2024-05-16", "--size", "40x10"],
                ["--from", "2024-05-15", "--to", "2024-05-16", "--paused"],
            ])
        func usage(arguments: [String]) throws {
            let outcome = try Program.run(["replay", "--format", "svg", "--offline"] + arguments)
            #expect(outcome.status == 2 && outcome.output.isEmpty)
            #expect(outcome.errorOutput.contains("is needed") || outcome.errorOutput.contains("needs --from and --to"))
        }

        @Test("an image between two dates without a session is an error")
        func empty() throws {
            let outcome = try Program.run([
                "replay", "--from", "2024-05-18", "--to", "2024-05-19", "--format", "svg", "--offline",
            ])
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errorOutput.contains("no session between 2024-05-18 and 2024-05-19"))
        }
    }
}
