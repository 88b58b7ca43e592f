# Builds the checkout that this file is in: brew install --build-from-source --formula Packaging/homebrew/ballast.rb
# Untried: written for Homebrew 4 on macOS 15, checked for syntax only. The dashboard itself is untested on macOS.
class Ballast < Formula
  desc "Terminal dashboard for rallies of small-cap stocks"
  url "file://#{File.expand_path("../..", __dir__)}", using: :git, branch: "main"
  version "0.1.0"
  license "MIT"

  depends_on xcode: ["16.3", :build]
  depends_on macos: :sequoia
  depends_on "ncurses"
  uses_from_macos "sqlite"
  uses_from_macos "zlib"

  def install
    # Homebrew's sandbox forbids the package manager a sandbox of its own. The wide ncurses is outside the default paths.
    ncurses = Formula["ncurses"]
    flags = "-c release --disable-sandbox -Xcc -I#{ncurses.opt_include} -Xlinker -L#{ncurses.opt_lib}"
    system "make", "install", "PREFIX=#{prefix}", "release_flags=#{flags}"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/ballast --version")
    assert_match "Russell 2000", shell_output("#{bin}/ballast snapshot --offline")
  end
end
