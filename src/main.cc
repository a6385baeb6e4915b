#include "cli/main.h"

int main(int argc, char** argv) {
  evdoc::cli::run_process(argc, argv);
}
