import Foundation
import TestSupport

/// The program under test.
enum Program {
    /// The package's folder.
    static let packageFolder = URL(filePath: Repository.root, directoryHint: .isDirectory)

    /// The built program: the path in `BALLAST_BINARY`, or the program next to the test bundle.
    static let binary: URL = {
        if let path = ProcessInfo.processInfo.environment["BALLAST_BINARY"] { return URL(filePath: path) }
        let bundle = CommandLine.arguments.map { URL(filePath: $0) }.first { $0.path.contains(".xctest") }
        let folder = bundle.map { bundle in
            var folder = bundle
            while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
            return folder
        }
        return (folder ?? packageFolder.appending(path: ".build/debug")).appending(path: "ballast")
    }()

    /// Runs the program to its end, without input, in a plain environment that `environment` adds to.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Child.Outcome {
        let scratch = try TemporaryFolder()
        let child = Child(
            tool: binary.path, arguments: arguments,
            environment: plainEnvironment(home: scratch.url).merging(environment) { $1 }, folder: packageFolder)
        return try child.run(scratch: scratch.url)
    }

    /// An environment without the variables of the user who runs the tests, so that none changes the behaviour.
    static func plainEnvironment(home: URL) -> [String: String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return ["PATH": path, "HOME": home.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
    }
}

extension Program {
    /// Runs a shell command line in which `$B` is the program, in a plain environment.
    static func shell(_ line: String, environment: [String: String] = [:]) throws -> Child.Outcome {
        let scratch = try TemporaryFolder()
        var variables = plainEnvironment(home: scratch.url).merging(environment) { $1 }
        variables["B"] = binary.path
        let child = Child(tool: "/bin/sh", arguments: ["-c", line], environment: variables, folder: packageFolder)
        return try child.run(scratch: scratch.url)
    }
}
