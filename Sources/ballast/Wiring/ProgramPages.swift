#if canImport(Glibc)
    import Glibc

    /// The pages of the program's executable and its libraries, most of which are only needed at start and for the first
    /// round of requests.
    enum ProgramPages {
        /// Drops the pages of code from memory, and those at the beginning of a file, which describe it and its types.
        /// Only these: other pages that are now read-only were written when the program was loaded, and the file lacks
        /// those changes. Pages that are needed again come from the system's page cache, without a read from disk.
        static func release() {
            guard let maps = fopen("/proc/self/maps", "re") else { return }
            defer { fclose(maps) }
            var bytes: UnsafeMutablePointer<CChar>?
            var room = 0
            defer { free(bytes) }
            while getline(&bytes, &room, maps) > 0, let bytes {
                let fields = String(cString: bytes).split(separator: " ", omittingEmptySubsequences: true)
                // Of a file: what the system itself maps has a name in brackets, or none.
                guard fields.count > 5, fields[5].hasPrefix("/"),
                    fields[1] == "r-xp" || fields[1] == "r--p" && fields[2].allSatisfy({ $0 == "0" })
                else { continue }
                let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                guard ends.count == 2, let start = UnsafeMutableRawPointer(bitPattern: ends[0])
                else { continue }
                madvise(start, Int(ends[1] - ends[0]), MADV_DONTNEED)
            }
        }
    }
#else
    /// The pages of the program's executable; on other systems this does nothing.
    enum ProgramPages {
        static func release() {}
    }
#endif
