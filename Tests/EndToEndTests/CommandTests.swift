import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("Commands without a terminal") struct CommandTests {
        @Test("without a terminal, ballast prints one frame of text and a message on standard error, and succeeds")
        func frameIntoPipe() throws {
            let outcome = try Program.run(["--offline"])
            #expect(outcome.status == 0)
            #expect(Screenful(outcome.output).panels.count == 7)
            #expect(!outcome.output.contains("\u{1b}"))
            #expect(!outcome.errorOutput.isEmpty)
        }

        @Test(
            "wrong usage exits with 2 and a message on standard error",
            arguments: [
                ["--no-such-option"], ["no-such-command"], ["snapshot", "--size", "wide"],
                ["snapshot", "--size", "40x10"], ["line", "{IWM.last"], ["watch", "--every", "often"],
                ["snapshot", "--size", "80x15", "--format", "svg"],
                ["snapshot", "--panel", "deals", "--format", "json"],
                ["snapshot", "--format", "pdf"], ["snapshot", "--as-of", "2024-02-30"], ["replay", "--speed", "fast"],
            ])
        func wrongUsage(arguments: [String]) throws {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(!outcome.errorOutput.isEmpty)
        }

        @Test("a frame that is too small is refused with the minimum size, and that size is drawn")
        func noRoom() throws {
            let refused = try Program.run(["snapshot", "--panel", "deals", "--size", "40x10"])
            #expect(refused.errorOutput.contains("60x16") && refused.errorOutput.contains("40x10"))
            #expect(refused.status == 1 && refused.output.isEmpty)
            let page = try Program.run(["snapshot", "--panel", "deals", "--size", "60x16"])
            #expect(page.status == 0)
            #expect(page.output.split(separator: "\n").last?.hasPrefix("╰") == true)
            #expect(!page.output.contains("? help"))
        }

        @Test("a ratio of the thesis is selected by either of its names", arguments: ["xbi/xlv", "BIOTECH_VS_HEALTH"])
        func selectedRatio(name: String) throws {
            let outcome = try Program.run(["snapshot", "--panel", "chart", "--select", name, "--as-of", "2024-05-16"])
            #expect(outcome.status == 0 && outcome.output.contains("3 XBI/XLV"))
            let unknown = try Program.run(["snapshot", "--select", "XBI/XLF"])
            #expect(unknown.status == 1 && unknown.errorOutput.contains("did you mean 'XBI/XLV'"))
        }

        @Test("the tables are found from any folder and through a link; otherwise one line states the remedy")
        func anyFolder() throws {
            let temporary = try TemporaryFolder(), scratch = try TemporaryFolder()
            let folder = temporary.url
            func run(_ tool: String) throws -> Child.Outcome {
                let child = Child(
                    tool: tool, arguments: ["snapshot", "--size", "60x16"],
                    environment: Program.plainEnvironment(home: folder), folder: folder)
                return try child.run(scratch: scratch.url)
            }
            let link = folder.appending(path: "linked")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Program.binary)
            #expect(try run(Program.binary.path).status == 0)
            #expect(try run(link.path).status == 0)
            let copy = folder.appending(path: "copied")
            // By another process: a child of this one, started meanwhile for another test, could keep the copy open for
            // writing, and then it could not be run.
            #expect(try Program.shell("cp \"$B\" \"\(copy.path)\"").status == 0)
            let outcome = try run(copy.path)
            #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.errorOutput.contains("--data FOLDER"))
            #expect(outcome.errorOutput.split(separator: "\n").count == 1)
            let data = folder.appending(path: "Data")
            try FileManager.default.createSymbolicLink(
                at: data, withDestinationURL: Program.packageFolder.appending(path: "Data"))
            #expect(try run(copy.path).status == 0)
        }

        @Test("options before a subcommand are refused with a corrected command line")
        func optionsFirst() throws {
            let outcome = try Program.run(["--offline", "replay", "--minutes"])
            #expect(outcome.status == 2)
            #expect(outcome.errorOutput.contains("ballast replay --offline --minutes"))
        }

        @Test("a missing data folder is reported, with exit status 1")
        func noData() throws {
            let outcome = try Program.run(["snapshot", "--data", "/no/such/folder"])
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errorOutput.contains("/no/such/folder"))
        }

        @Test("help goes to standard output and succeeds", arguments: [["--help"], ["snapshot", "--help"]])
        func help(arguments: [String]) throws {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("--data"))
        }

        @Test("a snapshot has the requested size", arguments: [(60, 18), (80, 24), (120, 40), (200, 60)])
        func snapshotSize(width: Int, height: Int) throws {
            let outcome = try Program.run(["snapshot", "--size", "\(width)x\(height)", "--as-of", "2024-05-16"])
            #expect(outcome.status == 0)
            let rows = Screenful(outcome.output).rows.dropLast(while: \.isEmpty)
            #expect(rows.count <= height && rows.count >= height - 1)
            #expect(rows.allSatisfy { $0.count <= width })
            #expect(rows.contains { $0.count == width })
        }

        @Test("a snapshot of one panel shows that panel alone")
        func snapshotPanel() throws {
            let outcome = try Program.run(["snapshot", "--panel", "yields", "--as-of", "2024-05-16"])
            #expect(outcome.status == 0)
            #expect(Screenful(outcome.output).panels == [4])
        }

        @Test("an SVG snapshot is an image that contains the text of the panels")
        func snapshotImage() throws {
            let outcome = try Program.run(["snapshot", "--format", "svg", "--as-of", "2024-05-16"])
            #expect(outcome.status == 0)
            #expect(outcome.output.hasPrefix("<svg") || outcome.output.hasPrefix("<?xml"))
            #expect(outcome.output.contains("Thesis"))
            #expect(outcome.output.contains("</svg>"))
        }

        @Test("an HTML snapshot is one page whose text is the frame")
        func snapshotPage() throws {
            let page = try Program.run(["snapshot", "--format", "html", "--as-of", "2024-05-16"])
            #expect(page.status == 0)
            #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.contains("<title>Ballast</title>"))
            let start = try #require(page.output.firstRange(of: "<pre>\n"))
            let rows = try #require(page.output[start.upperBound...].split(separator: "</pre>").first)
            let text = String(rows).replacing(#/<[^>]*>/#, with: "").replacing("&gt;", with: ">").replacing(
                "&amp;", with: "&")
            let plain = try Program.run(["snapshot", "--format", "text", "--as-of", "2024-05-16"]).output
            let frame = Screenful(text).rows.map { $0.dropLast(while: { $0 == " " }) }
            #expect(frame.elementsEqual(Screenful(plain).rows) { $0 == $1 })
        }

        @Test("an ANSI snapshot has colours, a text snapshot has no escape sequences")
        func snapshotColours() throws {
            let coloured = try Program.run(["snapshot", "--format", "ansi", "--as-of", "2024-05-16"])
            #expect(coloured.output.contains("\u{1b}[38;"))
            let plain = try Program.run(["snapshot", "--format", "text", "--as-of", "2024-05-16"])
            #expect(plain.status == 0)
            #expect(!plain.output.contains("\u{1b}"))
        }
    }
}

extension BidirectionalCollection {
    /// The collection without its trailing elements that satisfy a condition.
    fileprivate func dropLast(while condition: (Element) -> Bool) -> SubSequence {
        var rest = self[...]
        while let last = rest.last, condition(last) { rest = rest.dropLast() }
        return rest
    }
}
