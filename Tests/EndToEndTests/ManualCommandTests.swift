import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("The manual") struct ManualCommandTests {
        private static func isInstalled(_ tool: String) -> Bool {
            (try? Program.shell("command -v \(tool)").status == 0) ?? false
        }

        @Test(
            "mandoc has no warning about a page", .enabled(if: ManualCommandTests.isInstalled("mandoc")),
            arguments: ["ballast", "ballast-config", "ballast-thesis"])
        func mandoc(page: String) throws {
            let outcome = try Program.shell("\"$B\" manual \(page) | mandoc -T lint -W warning 2>&1")
            #expect(outcome.status == 0 && outcome.output == "")
        }

        @Test(
            "groff has no warning about a page, but that an address is long",
            .enabled(if: ManualCommandTests.isInstalled("groff")),
            arguments: ["ballast", "ballast-config", "ballast-thesis"])
        func groff(page: String) throws {
            let outcome = try Program.shell("\"$B\" manual \(page) | groff -man -ww -W break -z 2>&1")
            #expect(outcome.status == 0 && outcome.output == "")
        }

        @Test("without a name it is the page of the program; an unknown one is wrong usage; nothing else is read")
        func names() throws {
            let page = try Program.run(["manual"], environment: ["BALLAST_DATA": "/no/such/folder"])
            #expect(page.status == 0 && page.errorOutput.isEmpty)
            #expect(page.output.hasPrefix(".TH BALLAST 1 "))
            #expect(try Program.run(["manual", "ballast"]).output == page.output)
            #expect(try Program.run(["manual", "ballast-x"]).status == 2)
        }
    }
}
