#if canImport(Glibc)
    import Glibc

    /// The pages of the program's own file: most of them only the start needs, or the first round of questions.
    enum ProgramPages {
        /// Gives back the code that is in memory. Only code: other pages that may not be written now were written when the
        /// program was loaded, and the file does not know that. What is still needed comes back from the system's
        /// cache when it is touched next, without a read from disk; the rest stays away.
        static func giveBack() {
            guard let maps = fopen("/proc/self/maps", "re") else { return }
            defer { fclose(maps) }
            let program = Surroundings.executablePath
            var bytes: UnsafeMutablePointer<CChar>?
            var room = 0
            defer { free(bytes) }
            while getline(&bytes, &room, maps) > 0, let bytes {
                let line = String(cString: bytes).dropLast()
                guard line.hasSuffix(program) else { continue }
                let fields = line.split(separator: " ", omittingEmptySubsequences: true)
                let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                guard fields.count > 1, fields[1] == "r-xp", ends.count == 2,
                    let start = UnsafeMutableRawPointer(bitPattern: ends[0])
                else { continue }
                madvise(start, Int(ends[1] - ends[0]), MADV_DONTNEED)
            }
        }
    }
#else
    /// The pages of the program's own file; elsewhere the system looks after them.
    enum ProgramPages {
        static func giveBack() {}
    }
#endif
