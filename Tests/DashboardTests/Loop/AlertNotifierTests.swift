import Dashboard
import Foundation
import Model
import TestSupport
import Testing

@testable import ballast

@Suite("The user's command for alerts") struct AlertNotifierTests {
    private let alert = AlertEntry(
        id: "a", day: Day(number: 19_859), time: "17:03", text: "IWM; $(id) {when}", when: "last(IWM) > 1")

    @Test("names in braces stand for the alert's own, once, and no shell reads them")
    func arguments() {
        let command = ["notify-send", "--body={words}", "{date} {time} {else}", "{when}{"]
        #expect(
            AlertNotifier.filled(command, for: alert)
                == ["notify-send", "--body=IWM; $(id) {when}", "2024-05-16 17:03 {else}", "last(IWM) > 1{"])
    }

    @Test("a program runs with its arguments, and its failure is explained")
    func process() throws {
        let folder = try TemporaryFolder()
        #expect(BackgroundProcess.failure(ofRunning: ["touch", folder.path + "/a; b"]) == nil)
        #expect(FileManager.default.fileExists(atPath: folder.path + "/a; b"))
        #expect(BackgroundProcess.failure(ofRunning: ["/bin/sh", "-c", "exit 3"]) == "/bin/sh: exit status 3")
        #expect(BackgroundProcess.failure(ofRunning: ["no-such-program-here"])?.contains("No such file") == true)
    }

    @Test("the first failure is reported, and no other")
    @MainActor func once() async throws {
        let notifier = AlertNotifier()
        var reports: [String] = []
        notifier.report = { reports.append($0) }
        notifier.notify([alert, alert], ["/bin/sh", "-c", "exit 1"])
        for _ in 0..<2000 where reports.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        notifier.notify([alert], ["no-such-program-here"])
        try await Task.sleep(for: .milliseconds(200))
        #expect(reports == ["notify: /bin/sh: exit status 1"])
    }
}
