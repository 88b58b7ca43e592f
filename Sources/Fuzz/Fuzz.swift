#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs the parsers over mutated inputs, each in a process that is started again after a crash.
@main
struct Fuzz {
    let options: Options

    static func main() {
        do {
            guard let options = try Options(CommandLine.arguments) else { return print(Options.help) }
            exit(try Fuzz(options: options).run() ? 0 : 1)
        } catch {
            let bytes = Array("ballast-fuzz: \(error)\n".utf8)
            _ = write(STDERR_FILENO, bytes, bytes.count)
            exit(2)
        }
    }

    /// Runs the parsers one after the other, and returns whether nothing was found.
    private func run() throws(FuzzError) -> Bool {
        mkdir(options.output, 0o755)
        let names = Fuzz.names(in: options.corpus)
        let parsers = names.filter { name in
            options.only.isEmpty || options.only.contains { names.contains($0) ? name == $0 : name.contains($0) }
        }
        guard !parsers.isEmpty else { throw .missing("no parser of that name in \(options.corpus)") }
        var isClean = true
        for parser in parsers { isClean = try run(parser) && isClean }
        return isClean
    }

    private func run(_ parser: String) throws(FuzzError) -> Bool {
        let runner = Runner(options: options, parser: parser)
        let end = ContinuousClock.now + .seconds(options.minutes * 60)
        var seed = options.seed, crashes = 0
        while case let left = (end - ContinuousClock.now) / .seconds(1), left > 0 {
            let path = "\(options.output)/\(parser).current"
            switch try runner.run(seconds: left, seed: seed) {
            case .exit(0): break
            case .exit(let status): throw .missing("\(parser): the runner failed with \(status)")
            case .signal(let number):
                crashes += 1
                guard let input = LeftInput(path) else { throw .missing("\(parser): signal \(number), no input left") }
                try keep(input, number, crashes, runner)
            }
            if crashes == 20 { break }
            seed += 1
        }
        let found = Fuzz.names(in: options.output).filter { $0.hasPrefix("\(parser)-") && !$0.hasSuffix(".txt") }
        print("\(parser): \(crashes) crashes, kept: \(found.isEmpty ? "none" : found.joined(separator: ", "))")
        fflush(nil)
        return found.isEmpty
    }

    /// Shortens an input that ended the process, and keeps it.
    private func keep(_ input: LeftInput, _ signal: Int32, _ number: Int, _ runner: Runner) throws(FuzzError) {
        let path = "\(options.output)/\(runner.parser)-\(input.isHanging ? "hang" : "crash")-\(number)"
        guard LeftInput.write(input.bytes, to: path) else { throw .missing("\(path) cannot be written") }
        print("\(runner.parser): signal \(signal)\(input.isHanging ? ", took too long" : ""): \(path)")
        fflush(nil)
        // A hang takes seconds to repeat.
        let short = try shortened(input.bytes, attempts: input.isHanging ? 12 : 150) { bytes throws(FuzzError) in
            guard LeftInput.write(bytes, to: path + ".try") else { return false }
            if case .signal = try runner.run(only: path + ".try") { return true }
            return false
        }
        unlink(path + ".try")
        _ = LeftInput.write(short, to: path)
    }

    /// A shorter input that still ends the process: parts are removed, from halves down to single bytes.
    private func shortened(
        _ bytes: [UInt8], attempts: Int, while ends: ([UInt8]) throws(FuzzError) -> Bool
    ) throws(FuzzError) -> [UInt8] {
        var bytes = bytes, left = attempts, length = bytes.count / 2
        while length > 0, left > 0 {
            var start = 0
            while start < bytes.count, left > 0 {
                let shorter = Array(bytes[..<start] + bytes[min(bytes.count, start + length)...])
                left -= 1
                if try ends(shorter) { bytes = shorter } else { start += length }
            }
            length /= 2
        }
        return bytes
    }

    /// The names in a folder, sorted.
    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
