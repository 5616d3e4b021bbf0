import { expect, test } from '@playwright/test';
import { signIn } from '@/tests/support/e2e-accounts';
