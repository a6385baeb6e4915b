#include "cli/main.h"

int main(int argc, char** argv) {
  return evdoc::cli::run_process(argc, argv);
}
